import { strFromU8, unzipSync } from 'fflate';
import { changesShown } from '../../../api/contract/texts.ts';
import type { Client } from '../../sample/client.ts';
import { cast, delegate } from '../cast.ts';
import type { Paper } from '../paper.ts';

/** What a delegation reads before it answers: which clause changed, by whose proposal. */
export async function comparedByClause(client: Client, paper: Paper): Promise<void> {
  const { checks, address } = paper;
  const reader = delegate('DEU').id;
  const compared = await client.read(reader, `${address}/versions/2/changes?since=1`, changesShown);
  checks.expect('the clauses that changed', compared.changedClauses, ['2']);
  const changed = compared.clauses.find(({ number }) => number === '2');
  const added = changed?.words?.filter(({ is }) => is === 'added').map(({ text }) => text.trim());
  checks.expect('that it is told by word', (added?.length ?? 0) > 0, true);
  const [origin] = changed?.origins ?? [];
  checks.expect(
    'whose proposal it was',
    [origin?.proposer, origin?.disposition],
    ['EST', 'accepted'],
  );
  paper.tell(`compared with version 1: ${origin?.sentence ?? ''}`);
}

/** The comments in the form that secretariats use, the same bytes each time. */
export async function matrixAsDocument(client: Client, paper: Paper): Promise<void> {
  const { checks, address } = paper;
  const at = `${address}/comments?format=docx`;
  const [first, second] = [
    await client.download(cast.secretary.id, at),
    await client.download(cast.secretary.id, at),
  ];
  checks.expect('that both downloads are the same', Buffer.compare(first, second), 0);
  const document = unzipSync(first)['word/document.xml'];
  const words = document ? strFromU8(document) : '';
  const found = ['EST', 'substantive', 'accepted'].filter((word) => words.includes(word));
  checks.expect('what the matrix holds', found, ['EST', 'substantive', 'accepted']);
  paper.tell(`the comment matrix as DOCX: ${first.length} bytes`);
}
