import type { Prepared } from './archive.ts';
import { sha256Of } from './sha256.ts';

/** What a dry run says. */
export function would(prepared: Prepared, file: string): string {
  const { archived, isOnRecord } = prepared;
  const what = isOnRecord
    ? `${archived.id} is on record since ${iso(archived.at)}; its file would be made again as`
    : `${archived.id} would go on record, closed on ${iso(archived.closedAt)}, and be written as`;
  return `${what} ${file}:\n${linesOf(prepared)}Nothing was done.\n`;
}

export function told(prepared: Prepared, file: string, bytes: Buffer): string {
  return `${file} holds all of ${prepared.archived.review} (${Math.ceil(bytes.length / 1024)} KiB), checked as it would be by anybody:
${linesOf(prepared)}  SHA-256         ${sha256Of(bytes)} (of the file; of its manifest, as the log has it: ${prepared.archived.sha256})
Keep it where its marking allows, and a checkpoint of the log elsewhere: npm run archive -- verify ${file} --checkpoint FILE
`;
}

function linesOf({ archived, contents, built }: Prepared): string {
  const { documents, receipts, members } = contents;
  const gone = documents.filter(({ redaction }) => redaction !== null).length;
  const files = documents.filter(({ is }) => is === 'file').length;
  const marking = built.listed[0]?.bytes.toString('utf8').split('\n', 1)[0] ?? '';
  return `  marking         ${marking}
  recommendations ${members.length}
  events          ${archived.events}, and ${contents.entries.length - archived.events} other entries of the log
  receipts        ${receipts.length}
  texts, files    ${documents.length - files}, ${files}; redacted: ${gone}
`;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
