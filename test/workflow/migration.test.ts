import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { evolve, initial } from '../../domain/evolve.ts';
import type { Procedure } from '../../domain/procedure.ts';
import type { Setting } from '../../domain/setting.ts';
import { hashOf } from '../../store/hash.ts';
import { loadRecommendation } from '../../store/recommendations.ts';
import { hash } from '../domain/story.ts';
import { openHarness, type Harness } from './harness.ts';
import { keepStory } from './histories.ts';
import { MatterInHand, until } from './matter-in-hand.ts';
import { silenceOf } from './settings.ts';
import { breakRegister, sweepNow } from './sweep-now.ts';

const setting = silenceOf({ hours: 1 });
const other = silenceOf({ hours: 2 });
const second: Procedure = { ...other.procedure, version: 2 };
const moved: Setting = { ...setting, procedure: second };

describe('a recommendation that moved to another version of its procedure', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness('dev');
  });
  afterAll(() => harness.close());

  function migration(matter: MatterInHand) {
    const reason = hash('reason');
    const what = { procedure: second, from: 1, setting: hashOf(moved), reason } as const;
    return matter.envelope('presiding-officer', { type: 'migrate-procedure', ...what });
  }

  async function migrated(): Promise<MatterInHand> {
    const matter = await MatterInHand.start(harness, setting);
    await matter.send(await matter.position('N1', 'agree'));
    const { sequence } = await matter.send(await migration(matter));
    await matter.recorded(sequence);
    return matter;
  }

  async function isUnderSecond({ reference }: MatterInHand): Promise<void> {
    const loaded = await loadRecommendation(harness.store, reference);
    expect(loaded?.state.setting).toEqual(moved);
    expect(loaded?.found.settingHash).toBe(hashOf(moved));
  }

  test('is so in the register, whose events alone give its state', async () => {
    const matter = await migrated();
    await isUnderSecond(matter);
    const state = await matter.state();
    const { reference, review, workingGroup } = state;
    const begun = initial({ setting, reference, review, workingGroup });
    expect((await matter.events()).reduce(evolve, begun)).toEqual(state);
    const [first, now] = state.stages;
    expect(first?.phase).toMatchObject({ outcome: 'superseded', round: { counted: [] } });
    expect(now?.phase.is).toBe('running');
    await keepStory('migrated', matter.handle);
  });

  test('stays so in the next run', async () => {
    const matter = await migrated();
    const { runId } = await matter.handle.describe();
    await matter.handle.cancel();
    await until('a new run goes on', async () => {
      const now = await matter.handle.describe();
      return now.runId !== runId && now.status.name === 'RUNNING';
    });
    expect((await matter.state()).setting).toEqual(moved);
    const resume = { type: 'determine', stage: null, outcome: 'resume', window: null } as const;
    const { sequence } = await matter.act('presiding-officer', { ...resume, reason: hash('on') });
    await matter.recorded(sequence);
    await isUnderSecond(matter);
  });

  test('stays so when its workflow was lost and is started again from the register', async () => {
    const matter = await migrated();
    await matter.handle.terminate('a mistake');
    await sweepNow(harness);
    expect((await matter.state()).setting).toEqual(moved);
    const { sequence } = await matter.send(await matter.position('N2', 'agree'));
    await matter.recorded(sequence);
    expect((await matter.state()).stages.at(-1)?.phase).toMatchObject({
      is: 'running',
      counted: [{ body: 'N2' }],
    });
  });

  test('and was terminated before that was on record is found to have moved', async () => {
    const matter = await MatterInHand.start(harness, setting);
    const mend = await breakRegister(harness);
    const envelope = await matter.receive(await migration(matter));
    const answer = await matter.send(envelope);
    await matter.handle.terminate('a mistake');
    await mend();
    await sweepNow(harness);
    await matter.recorded(answer.sequence);
    await isUnderSecond(matter);
    expect((await matter.state()).setting).toEqual(moved);
  });
});
