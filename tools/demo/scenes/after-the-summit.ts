import { implementationShown } from '../../../api/contract/implementation.ts';
import { registerEntryShown } from '../../../api/contract/register.ts';
import type { Client } from '../../sample/client.ts';
import { cast } from '../cast.ts';
import { eventually } from '../eventually.ts';
import type { Paper } from '../paper.ts';
import type { DemoReview } from '../review.ts';

/** The registrar publishes; the public reads it without a sign-in, and no position with it. */
export async function published(client: Client, papers: readonly Paper[]): Promise<void> {
  for (const paper of papers) {
    await paper.reaches('publication');
    await paper.does(cast.registrar, {
      type: 'publish',
      entry: `${paper.title}: endorsed by the summit (demonstration).`,
    });
    const at = new URL(`/api/register/${paper.reference}`, client.api);
    const entry = registerEntryShown.parse(await (await fetch(at)).json());
    paper.checks.expect('the outcome in the public register', entry.outcome, 'endorsed');
    paper.checks.expect('positions in the public register', entry.positions, []);
  }
}

/** Before the promised date its authority is reminded; nothing else is said by it. */
export async function firstReminder(
  client: Client,
  review: DemoReview,
  paper: Paper,
): Promise<void> {
  await paper.isTold(cast.authority, 'reminder', 'implementation');
  const { items } = await eventually(
    'the reminder to be counted',
    () => client.read(cast.secretary.id, `${review.address}/implementation`, implementationShown),
    (seen) => seen.items.some((one) => one.reference === paper.reference && one.reminders > 0),
  );
  const item = items.find(({ reference }) => reference === paper.reference);
  paper.checks.expect('who has to carry it out', item?.authority, 'MOD-UKR');
  paper.checks.expect('what is awaited', item?.state, 'evidence-awaited');
}
