import { describe, expect, test } from '@jest/globals';
import { evolve, initial } from '../../domain/evolve.ts';
import { migrationOf } from '../../domain/migration.ts';
import type { DecisionStage, Procedure, Stage, Step } from '../../domain/procedure.ts';
import type { Decision } from '../../domain/decision.ts';
import { hash, Story } from './story.ts';

const begin = '2024-06-05T17:00:00+02:00';
const later = '2024-06-07T10:00:00+02:00';

/** A silence that NOR has agreed to. */
function silence(): Story {
  const story = new Story('nato-silence', { facts: { committeeEndorsed: true } });
  story.start(begin);
  story.act(begin, 'chair', {
    type: 'freeze-version',
    text: hash('one'),
    window: null,
    names: null,
  });
  story.respond('2024-06-06T10:00:00+02:00', 'NOR', 'agree');
  return story;
}

/** The next version of what a story follows, with its steps changed. */
function next(story: Story, change: (steps: readonly Step[]) => readonly Step[]): Procedure {
  const { procedure } = story.state.setting;
  return { ...procedure, version: procedure.version + 1, steps: change(procedure.steps) };
}

function withStage(id: string, change: (rule: Stage) => Stage) {
  return (steps: readonly Step[]) =>
    steps.map((step) => ({
      ...step,
      stages: step.stages.map((rule) => (rule.id === id ? change(rule) : rule)),
    }));
}

const deciding = (change: (rule: DecisionStage) => Partial<DecisionStage>) => (rule: Stage) =>
  rule.kind === 'decision' ? { ...rule, ...change(rule) } : rule;

const renamed = withStage('silence', (rule) => ({ ...rule, title: 'Silence, as we call it' }));
const longer = withStage(
  'silence',
  deciding(({ window }) => ({ window: { ...window, default: { workingDays: 7 } } })),
);

function migrate(story: Story, procedure: Procedure, place = 'presiding-officer'): Decision {
  const from = story.state.setting.procedure.version;
  const [setting, reason] = [hash('setting'), hash('reason')];
  return story.act(later, place, { type: 'migrate-procedure', procedure, from, setting, reason });
}

function codeOf(decision: Decision): string {
  return decision.ok ? 'accepted' : decision.code;
}

function running(story: Story) {
  const phase = story.state.stages.at(-1)?.phase;
  if (phase?.is !== 'running') throw new Error('Nothing runs.');
  return phase;
}

describe('a recommendation moves to another version of its procedure', () => {
  test('and a stage whose rule is the same goes on with its answers and its deadline', () => {
    const story = silence();
    const before = story.state;
    expect(codeOf(migrate(story, next(story, renamed)))).toBe('accepted');
    expect(running(story)).toEqual(before.stages.at(-1)?.phase);
    expect(story.state.setting.procedure.version).toBe(2);
    expect(migrationOf(before, story.state)).toMatchObject({
      from: 1,
      to: 2,
      kept: [{ stage: 'silence', round: before.stages.at(-1)?.round }],
      superseded: [],
      gone: [],
      void: [],
    });
  });

  test('and one with another rule is superseded: its answers are void, the next round is opened', () => {
    const story = silence();
    const before = story.state;
    migrate(story, next(story, longer));
    const [old, now] = story.state.stages.slice(-2);
    expect(old?.phase).toMatchObject({
      is: 'closed',
      outcome: 'superseded',
      round: { counted: [], void: [{ body: 'NOR', why: 'the procedure changed' }] },
    });
    expect(now?.round).toBe((old?.round ?? 0) + 1);
    expect(running(story)).toMatchObject({ openedAt: Date.parse(later), counted: [] });
    expect(new Date(running(story).deadline.at).toISOString()).toBe('2024-06-18T08:00:00.000Z');
    const { superseded, reached, void: gone } = migrationOf(before, story.state);
    expect([superseded.length, reached.length]).toEqual([1, 1]);
    expect(gone).toMatchObject([{ stage: 'silence', body: 'NOR', position: 'agree' }]);
  });

  test('and another reading of our own failures is another rule for what runs', () => {
    const story = silence();
    const procedure = next(story, renamed);
    const service = { ...procedure.service, gaps: { minutes: 1 } };
    migrate(story, { ...procedure, service });
    expect(running(story).counted).toEqual([]);
  });

  test('and its events alone give the same state again', () => {
    const story = silence();
    const { setting, reference, review, workingGroup } = story.state;
    migrate(story, next(story, longer));
    story.passTo('2024-07-30T10:00:00+02:00');
    const replayed = story.told
      .map((draft, n) => ({ sequence: n + 1, ...draft }))
      .reduce(evolve, initial({ setting, reference, review, workingGroup }));
    expect(replayed).toEqual(story.state);
    expect(story.state.life).toMatchObject({ is: 'over', outcome: 'agreed' });
  });

  test('which is the presiding officer’s or the secretary’s act, where the file names nobody else', () => {
    for (const place of ['NOR', 'chair', 'registrar'])
      expect(codeOf(migrate(silence(), next(silence(), renamed), place))).toBe('not-your-office');
    expect(codeOf(migrate(silence(), next(silence(), renamed), 'secretary'))).toBe('accepted');
  });

  test.each<[string, (story: Story) => Procedure, string]>([
    ['to the version that it has', ({ state }) => state.setting.procedure, 'not-permitted-now'],
    [
      'to another procedure',
      (story) => ({ ...next(story, renamed), id: 'osce-silence' }),
      'not-permitted-now',
    ],
    [
      'that asks a role which nobody holds',
      (story) =>
        next(
          story,
          withStage(
            'silence',
            deciding(() => ({ electorate: 'allies' })),
          ),
        ),
      'requirement-unmet',
    ],
    [
      'that needs a desk where nobody sits',
      (story) =>
        next(
          story,
          withStage(
            'silence',
            deciding(({ newText }) => ({ newText: { ...newText, by: 'dean' } })),
          ),
        ),
      'requirement-unmet',
    ],
    [
      'under which it would end at once',
      (story) =>
        next(
          story,
          withStage(
            'silence',
            deciding(({ opening }) => ({
              opening: {
                ...opening,
                requires: [
                  {
                    is: 'fact',
                    condition: { fact: 'blessed', in: [true] },
                    label: 'it is not blessed',
                    from: null,
                    act: '',
                  },
                ],
              },
            })),
          ),
        ),
      'requirement-unmet',
    ],
  ])('not %s', (_what, procedure, code) => {
    const story = silence();
    const before = story.state;
    expect(codeOf(migrate(story, procedure(story)))).toBe(code);
    expect(story.state).toBe(before);
  });

  test('not from a version that it has left meanwhile, nor while it is held, nor once it is over', () => {
    const story = silence();
    const procedure = next(story, renamed);
    const act = { type: 'migrate-procedure', procedure, setting: 's', reason: 'r' } as const;
    expect(story.expectRefused(later, 'secretary', { ...act, from: 7 })).toBe('not-permitted-now');
    const held = silence();
    held.passTo('2024-07-30T10:00:00+02:00', { downAtDeadline: true });
    expect(codeOf(migrate(held, next(held, renamed)))).toBe('held');
    story.passTo('2024-07-30T10:00:00+02:00');
    expect(codeOf(migrate(story, procedure))).toBe('over');
  });
});

describe('a stage that is not there any more', () => {
  /** An `sdpr` in its drafting. */
  function drafting(): Story {
    const story = new Story('sdpr', { summit: '2024-12-09T09:00:00+01:00' });
    story.start(begin);
    story.act(begin, 'working-group-chair', { type: 'accept' });
    return story;
  }
  const without = (id: string) => (steps: readonly Step[]) =>
    steps.filter((step) => step.id !== id);

  test('is closed, and the recommendation goes on after the last step that is still there', () => {
    const story = drafting();
    const before = story.state;
    expect(before.stages.at(-1)?.stage).toBe('drafting');
    expect(codeOf(migrate(story, next(story, without('drafting'))))).toBe('accepted');
    expect(story.state.stages.map(({ stage, phase }) => [stage, phase.is])).toEqual([
      ['tasked', 'closed'],
      ['drafting', 'closed'],
      ['working-group', 'running'],
    ]);
    expect(migrationOf(before, story.state)).toMatchObject({
      gone: ['drafting'],
      reached: [{ stage: 'working-group', round: 1 }],
    });
  });

  test('stays on record where it was done, and nothing is done again', () => {
    const story = drafting();
    const before = story.state;
    migrate(story, next(story, without('tasked')));
    expect(story.state.stages).toEqual(before.stages);
    expect(migrationOf(before, story.state).gone).toEqual(['tasked']);
  });

  test('and one that is new beside an open one is reached as well', () => {
    const story = drafting();
    const beside = (steps: readonly Step[]) =>
      steps.map((step) => {
        const [rule] = step.stages;
        if (step.id !== 'drafting' || rule?.kind !== 'task') return step;
        const more: Stage = { ...rule, id: 'second-look', act: 'advise', holder: 'legal-adviser' };
        return { ...step, stages: [rule, more] };
      });
    migrate(story, next(story, beside));
    const open = story.state.stages.filter(({ phase }) => phase.is === 'task');
    expect(open.map(({ stage }) => stage)).toEqual(['drafting', 'second-look']);
  });
});
