import { delegate, introduce } from '../cast.ts';
import type { Paper } from '../paper.ts';

const leaving = delegate('HUN');

/** Hungary leaves the electorate: nothing of it is awaited or counted any more. */
export async function recused(paper: Paper): Promise<void> {
  const { checks } = paper;
  const before = await paper.inboxOf(leaving);
  await paper.does(leaving, { type: 'recuse' });
  const after = await paper.inboxOf(leaving);
  const wait = [before.length, after.length];
  checks.expect(`what waits for ${introduce(leaving)} before and after`, wait, [1, 0]);
  const refused = await paper.responds(leaving, { position: 'agree' }).then(
    () => 'accepted',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );
  checks.expect('what an answer after the recusal is told', refused, 'not-in-electorate');
}
