import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { openHarness, type Harness } from './harness.ts';
import { MatterInHand, until } from './matter-in-hand.ts';
import { silenceOf } from './settings.ts';
import { breakRegister } from './sweep-now.ts';

const metadata = z.object({ currentDetails: z.string() });

describe('a register that takes nothing', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness('dev');
  });
  afterAll(() => harness.close());

  test('is behind, visibly, and is told everything in order once it can be had', async () => {
    const matter = await MatterInHand.start(harness, silenceOf({ hours: 1 }));
    const mend = await breakRegister(harness);
    const first = await matter.send(await matter.position('N1', 'agree'));
    await until('the details say so', async () =>
      (await detailsOf(matter)).includes('Register behind'),
    );
    const second = await matter.send(await matter.position('N2', 'agree'));
    await mend();
    await matter.recorded(second.sequence);
    expect(second.sequence).toBe(first.sequence + 1);
    await until(
      'the details no longer say so',
      async () => !(await detailsOf(matter)).includes('Register behind'),
    );
  });

  test('that was restored from an older backup gets from history what it lacks', async () => {
    const matter = await MatterInHand.start(harness, silenceOf({ hours: 1 }));
    const first = await matter.send(await matter.position('N1', 'agree'));
    await matter.recorded(first.sequence);
    const before = await matter.eventTypes();
    await forgetEverything(harness);
    const second = await matter.send(await matter.position('N2', 'agree'));
    await matter.recorded(second.sequence);
    expect(await matter.eventTypes()).toEqual([...before, 'responded']);
  });
});

/** A backup from before the first event. */
async function forgetEverything({ store }: Harness): Promise<void> {
  // A restore writes files, where no trigger guards the record.
  await sql`alter table nemcon.events disable trigger user`.execute(store.db);
  for (const table of ['recommendations', 'events', 'stages', 'responses', 'awaited', 'notices'])
    await sql`truncate ${sql.table(`nemcon.${table}`)} cascade`.execute(store.db);
  await sql`alter table nemcon.events enable trigger user`.execute(store.db);
}

async function detailsOf(matter: MatterInHand): Promise<string> {
  const answer: unknown = await matter.handle.query('__temporal_workflow_metadata');
  return metadata.parse(answer).currentDetails;
}
