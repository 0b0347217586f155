import { createHash } from 'node:crypto';
import type { Client } from '../../sample/client.ts';
import { cast } from '../cast.ts';
import type { Paper } from '../paper.ts';
import type { DemoReview } from '../review.ts';

/** The same state makes the same bytes, so that whoever holds the paper can compare its hash. */
export async function exportedTwice(
  client: Client,
  review: DemoReview,
  paper: Paper,
): Promise<void> {
  for (const format of ['docx', 'pdf']) {
    const at = `${review.address}/package?format=${format}`;
    const first = await client.download(cast.secretary.id, at);
    const second = await client.download(cast.secretary.id, at);
    paper.checks.expect(`the bytes of the second ${format}`, sha256(second), sha256(first));
    paper.checks.expect(`what the ${format} begins with`, beginning(first), beginnings[format]);
    paper.tell(
      `the package as ${format}: ${first.length} bytes, SHA-256 ${sha256(first).slice(0, 16)}`,
    );
  }
}

const beginnings: Readonly<Record<string, string>> = { docx: 'PK', pdf: '%PDF' };

function beginning(bytes: Uint8Array): string {
  const letters = bytes[0] === 0x50 ? 2 : 4;
  return Buffer.from(bytes.subarray(0, letters)).toString('latin1');
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
