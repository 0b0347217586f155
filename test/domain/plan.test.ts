import { describe, expect, test } from '@jest/globals';
import { planOf, type PlannedStage } from '../../domain/plan/plan-of.ts';
import { planAtSetUp } from '../../domain/plan/set-up.ts';
import { Story, hash } from './story.ts';

const summit = '2024-07-09T14:00:00+02:00';
const iso = (at: number | null | undefined) =>
  typeof at === 'number' ? new Date(at).toISOString() : at;

function stageOf(story: Story, id: string, at: string): PlannedStage {
  const found = planOf(story.state, Date.parse(at)).stages.find(({ stage }) => stage === id);
  if (!found) throw new Error(`The plan has no stage ${id}.`);
  return found;
}

/** Tasked on 19 March, the text frozen on 2 April, agreed by the group on 3 April. */
function drafted(): Story {
  const story = new Story('sdpr', { summit });
  story.start('2024-03-19T09:00:00+01:00');
  story.act('2024-03-20T09:00:00+01:00', 'chair', { type: 'accept' });
  const names = {
    benchmark: hash('b'),
    authority: 'MOD-UKR',
    dueDate: Date.parse('2025-12-31T12:00:00Z'),
    indicator: hash('i'),
  };
  const text = hash('v1');
  story.act('2024-04-02T09:00:00+02:00', 'chair', {
    type: 'freeze-version',
    text,
    window: null,
    names,
  });
  return story;
}

function advised(): Story {
  const story = drafted();
  for (const body of ['NOR', 'POL']) story.respond('2024-04-03T09:00:00+02:00', body, 'agree');
  for (const place of ['procurement-agency', 'ministry-of-defence', 'legal-adviser'])
    story.act('2024-04-10T09:00:00+02:00', place, {
      type: 'advise',
      stage: null,
      advice: hash(place),
      aligned: true,
    });
  return story;
}

describe('the plan of a recommendation', () => {
  test('counts back from the summit: the committee at least a working day, the silence three', () => {
    const story = new Story('sdpr', { summit });
    story.start('2024-03-19T09:00:00+01:00');
    const at = '2024-03-19T10:00:00+01:00';
    expect(iso(stageOf(story, 'consolidation', at).latest?.start)).toBe('2024-07-09T12:00:00.000Z');
    expect(iso(stageOf(story, 'silence', at).latest?.start)).toBe('2024-07-04T11:59:30.000Z');
    expect(iso(stageOf(story, 'committee', at).latest?.start)).toBe('2024-07-03T11:59:00.000Z');
    expect(iso(stageOf(story, 'tasked', at).latest?.end)).toBe('2024-07-03T11:59:00.000Z');
  });

  test('places each stage where the procedure plans it', () => {
    const story = new Story('sdpr', { summit });
    story.start('2024-03-19T09:00:00+01:00');
    const silence = stageOf(story, 'silence', '2024-03-19T10:00:00+01:00');
    expect(iso(silence.window?.from)).toBe('2024-06-25T12:00:00.000Z');
    expect(iso(silence.window?.until)).toBe('2024-07-02T12:00:00.000Z');
    const publication = stageOf(story, 'publication', '2024-03-19T10:00:00+01:00');
    expect([publication.standing, publication.latest, publication.slack]).toEqual([
      'ahead',
      null,
      null,
    ]);
    expect(iso(publication.window?.until)).toBe('2024-07-16T12:00:00.000Z');
  });

  test('takes what has happened from the record', () => {
    const story = drafted();
    const drafting = stageOf(story, 'drafting', '2024-04-02T10:00:00+02:00');
    expect(drafting.standing).toBe('done');
    expect(iso(drafting.actual?.reachedAt)).toBe('2024-03-20T08:00:00.000Z');
    expect(iso(drafting.actual?.closedAt)).toBe('2024-04-02T07:00:00.000Z');
    expect([drafting.slack, drafting.isCritical]).toEqual([null, false]);
  });

  test('leaves detours out until they are gone by, and then shows them', () => {
    const story = advised();
    const stages = planOf(story.state, Date.parse('2024-04-10T10:00:00+02:00')).stages;
    expect(stages.map(({ stage }) => stage)).not.toContain('deputies');
    story.act('2024-04-11T09:00:00+02:00', 'registrar', {
      type: 'mark',
      marking: 'NATO UNCLASSIFIED',
      releasability: [],
    });
    story.act('2024-04-11T10:00:00+02:00', 'committee-chair', {
      type: 'raise',
      stage: null,
      reason: hash('r'),
    });
    const deputies = stageOf(story, 'deputies', '2024-04-11T11:00:00+02:00');
    expect([deputies.standing, deputies.isDetour, deputies.isCritical]).toEqual([
      'open',
      true,
      true,
    ]);
    expect(stageOf(story, 'committee', '2024-04-11T11:00:00+02:00').actual?.outcome).toBe('raised');
  });

  test('an extension takes from the slack what it gives to the stage', () => {
    const story = drafted();
    const at = Date.parse('2024-04-02T10:00:00+02:00');
    const before = planOf(story.state, at);
    story.act('2024-04-02T10:00:00+02:00', 'chair', {
      type: 'extend',
      stage: null,
      window: { workingDays: 4 },
      reason: null,
    });
    const after = planOf(story.state, at);
    expect(after.slack?.workingDays).toBe((before.slack?.workingDays ?? 0) - 4);
    expect(after.feasible).toBe(true);
  });

  test('of parallel reviews those still open are critical, the one that has answered is done', () => {
    const story = drafted();
    for (const body of ['NOR', 'POL']) story.respond('2024-04-03T09:00:00+02:00', body, 'agree');
    story.act('2024-04-10T09:00:00+02:00', 'legal-adviser', {
      type: 'advise',
      stage: null,
      advice: hash('l'),
      aligned: true,
    });
    const at = '2024-04-11T09:00:00+02:00';
    expect(stageOf(story, 'legal-review', at).standing).toBe('done');
    expect(stageOf(story, 'agency-review', at).isCritical).toBe(true);
    expect(stageOf(story, 'ministry-review', at).isCritical).toBe(true);
  });

  test('a text that must be re-issued has the committee before it again', () => {
    const story = advised();
    story.act('2024-04-11T09:00:00+02:00', 'registrar', {
      type: 'mark',
      marking: 'NATO UNCLASSIFIED',
      releasability: [],
    });
    story.passTo('2024-06-12T09:00:00+02:00');
    story.act('2024-06-12T09:00:00+02:00', 'secretary', {
      type: 'circulate',
      languages: [],
      window: null,
    });
    const running = planOf(story.state, Date.parse('2024-06-12T10:00:00+02:00'));
    expect(iso(running.earliest)).toBe('2024-07-02T12:00:30.000Z');
    story.act('2024-06-13T09:00:00+02:00', 'chair', {
      type: 'freeze-version',
      text: hash('v2'),
      window: null,
      names: null,
    });
    const broken = planOf(story.state, Date.parse('2024-06-13T09:00:00+02:00'));
    expect(iso(broken.earliest)).toBe('2024-06-19T07:01:00.000Z');
    expect(broken.stages.find(({ stage }) => stage === 'committee')?.standing).toBe('ahead');
  });

  test('a broken silence in a meeting needs the committee and a whole period again', () => {
    const story = advised();
    const mark = { type: 'mark', marking: 'NATO UNCLASSIFIED', releasability: [] } as const;
    story.act('2024-04-11T09:00:00+02:00', 'registrar', mark);
    story.passTo('2024-06-12T09:00:00+02:00');
    const circulate = { type: 'circulate', languages: [], window: { workingDays: 5 } } as const;
    story.act('2024-06-12T09:00:00+02:00', 'secretary', circulate);
    story.respond('2024-06-13T09:00:00+02:00', 'HUN', 'object', 'no');
    story.passTo('2024-06-20T09:00:00+02:00');
    expect(story.state.life).toMatchObject({ is: 'elsewhere', where: 'meeting' });
    const plan = planOf(story.state, Date.parse('2024-06-20T09:00:00+02:00'));
    expect(iso(plan.earliest)).toBe('2024-06-26T07:01:00.000Z');
    expect(plan.stages.filter(({ isCritical }) => isCritical).map(({ stage }) => stage)).toEqual([
      'committee',
      'silence',
      'consolidation',
    ]);
  });

  test('what is held can go on as soon as the presiding officer says so', () => {
    const story = advised();
    const mark = { type: 'mark', marking: 'NATO UNCLASSIFIED', releasability: [] } as const;
    story.act('2024-04-11T09:00:00+02:00', 'registrar', mark);
    story.passTo('2024-06-12T09:00:00+02:00', { downAtDeadline: true });
    const committee = stageOf(story, 'committee', '2024-06-12T10:00:00+02:00');
    expect(committee.standing).toBe('open');
    expect(committee.soonest?.end).toBe(Date.parse('2024-06-12T10:00:00+02:00'));
  });

  test('a shorter window that is circulated gives slack back, a longer one takes it', () => {
    const slackAfter = (workingDays: number) => {
      const story = advised();
      const mark = { type: 'mark', marking: 'NATO UNCLASSIFIED', releasability: [] } as const;
      story.act('2024-04-11T09:00:00+02:00', 'registrar', mark);
      story.passTo('2024-06-12T09:00:00+02:00');
      const circulate = { type: 'circulate', languages: [], window: { workingDays } } as const;
      story.act('2024-06-12T09:00:00+02:00', 'secretary', circulate);
      return planOf(story.state, Date.parse('2024-06-12T09:00:00+02:00')).slack?.workingDays;
    };
    expect([slackAfter(3), slackAfter(5), slackAfter(14)]).toEqual([16, 14, 5]);
  });

  test('is infeasible from the instant on at which the least periods fit no more', () => {
    const story = advised();
    const last = Date.parse('2024-07-03T11:59:00.000Z');
    expect(planOf(story.state, last).feasible).toBe(true);
    const late = planOf(story.state, last + 1);
    expect([late.feasible, late.slack]).toEqual([false, { milliseconds: -1, workingDays: -1 }]);
  });

  test('of a matter that is over nothing is left to plan', () => {
    const story = drafted();
    story.act('2024-04-03T09:00:00+02:00', 'chair', { type: 'withdraw', reason: hash('w') });
    const plan = planOf(story.state, Date.parse('2024-08-01T09:00:00+02:00'));
    expect([plan.earliest, plan.slack, plan.feasible]).toEqual([null, null, true]);
    expect(plan.stages.every(({ standing }) => standing === 'done')).toBe(true);
  });
});

test('a step whose condition does not hold is skipped and takes no time', () => {
  const story = new Story('two-step-approval', { facts: { amount: 10 } });
  const plan = planOf(story.state, Date.parse('2024-03-19T10:00:00+01:00'));
  expect(plan.stages.map(({ standing }) => standing)).toContain('skipped');
  expect([plan.summitAt, plan.feasible]).toEqual([null, true]);
});

test('the plan at set-up names the earliest summit that could be held, closing days counted', () => {
  const { setting } = new Story('sdpr', { summit: '2024-03-21T09:00:00+01:00' }).state;
  const at = Date.parse('2024-03-19T09:00:00+01:00');
  const plan = planAtSetUp(setting, at);
  expect([plan.feasible, iso(plan.earliestSummit)]).toEqual([false, '2024-03-25T08:01:00.000Z']);
  const closedDays = [...setting.calendar.closedDays, '2024-03-21', '2024-03-22'];
  const closed = planAtSetUp({ ...setting, calendar: { ...setting.calendar, closedDays } }, at);
  expect(iso(closed.earliestSummit)).toBe('2024-03-27T08:01:00.000Z');
});
