import { expect, test } from '@jest/globals';
import { Document, Paragraph } from 'docx';
import { strFromU8, strToU8 } from 'fflate';
import { reproducibleDocx } from '../../papers/reproducible-docx.ts';
import { reproducibleZip, unzipped } from '../../papers/reproducible-zip.ts';

const at = Date.parse('2024-06-03T07:00:00Z');

function document(words: string): Document {
  return new Document({ sections: [{ children: [new Paragraph(words)] }] });
}

test('the same document made at two times has the same bytes and says when its content changed', async () => {
  const first = await reproducibleDocx(document('Рекомендація'), at);
  // The library stamps seconds: the next one must be another.
  const next = Math.floor(Date.now() / 1000) + 1;
  while (Date.now() < next * 1000) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(Buffer.from(await reproducibleDocx(document('Рекомендація'), at))).toEqual(
    Buffer.from(first),
  );
  const parts = unzipped(first);
  expect(Object.keys(parts)[0]).toBe('[Content_Types].xml');
  expect(strFromU8(parts['docProps/core.xml'] ?? new Uint8Array())).toContain(
    '2024-06-03T07:00:00.000Z',
  );
  expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).toContain('Рекомендація');
});

test('parts given in another order make the same archive', () => {
  const [a, b] = [strToU8('a'), strToU8('b')];
  expect(reproducibleZip({ a, b })).toEqual(reproducibleZip({ b, a }));
});
