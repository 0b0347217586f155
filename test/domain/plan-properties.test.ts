import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { planOf, type RecommendationPlan } from '../../domain/plan/plan-of.ts';
import { slackBetween } from '../../domain/plan/slack.ts';
import { shiftNear } from '../../domain/time.ts';
import { brussels, hash, Story } from './story.ts';

const summit = Date.parse('2024-07-09T14:00:00+02:00');
const minute = 60_000;
const day = 24 * 60 * minute;

const iso = (at: number) => new Date(at).toISOString();
const freeze = (text: string) => ({
  type: 'freeze-version' as const,
  text: hash(text),
  window: null,
  names: { benchmark: hash('b'), authority: 'MOD-UKR', dueDate: summit, indicator: hash('i') },
});

/** Each goes one step further along the route. */
const onward: readonly ((story: Story, when: string) => void)[] = [
  (story, when) => story.start(when),
  (story, when) => story.act(when, 'chair', { type: 'accept' }),
  (story, when) => story.act(when, 'chair', freeze('v1')),
  (story, when) => {
    for (const body of ['NOR', 'POL']) story.respond(when, body, 'agree');
  },
  (story, when) => {
    for (const place of ['procurement-agency', 'ministry-of-defence', 'legal-adviser'])
      story.act(when, place, { type: 'advise', stage: null, advice: hash(place), aligned: true });
  },
  (story, when) => story.act(when, 'registrar', { type: 'mark', marking: 'NU', releasability: [] }),
  (story, when) =>
    story.act(when, 'committee-chair', { type: 'raise', stage: null, reason: hash('r') }),
  (story, when) => story.passTo(when),
  (story, when) => story.act(when, 'secretary', { type: 'circulate', languages: [], window: null }),
  (story, when) => story.act(when, 'chair', freeze('v2')),
];

const life = fc.record({
  tasked: fc.integer({ min: 0, max: 130 * 24 * 60 }),
  pauses: fc.array(fc.integer({ min: 1, max: 6 * 24 * 60 }), { maxLength: onward.length - 1 }),
  later: fc.integer({ min: 0, max: 30 * 24 * 60 }),
});

/** A story that came some way, and an instant after its last act. */
function lived({ tasked, pauses, later }: { tasked: number; pauses: number[]; later: number }) {
  const story = new Story('sdpr', { summit: iso(summit) });
  let now = Date.parse('2024-03-04T09:00:00+01:00') + tasked * minute;
  onward[0]?.(story, iso(now));
  for (const [n, pause] of pauses.entries()) {
    now += pause * minute;
    story.passTo(iso(now));
    onward[n + 1]?.(story, iso(now));
  }
  now += later * minute;
  story.passTo(iso(now));
  return { story, now };
}

/** Every stage that is still to be done, with its latest times. */
function left(plan: RecommendationPlan) {
  return plan.stages.filter(({ soonest, latest }) => soonest && latest);
}

test('backwards from the summit no stage may begin later than one that follows it', () => {
  fc.assert(
    fc.property(life, (asked) => {
      const { story, now } = lived(asked);
      const starts = left(planOf(story.state, now))
        .toSorted((a, b) => (a.soonest?.start ?? 0) - (b.soonest?.start ?? 0))
        .map(({ latest }) => latest?.start ?? 0);
      const main = left(planOf(story.state, now)).filter(({ isDetour }) => !isDetour);
      expect(main.map(({ latest }) => latest?.start)).toEqual(
        main.map(({ latest }) => latest?.start ?? 0).toSorted((a, b) => a - b),
      );
      expect(starts.every((start) => start <= summit)).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test('it is feasible exactly where the soonest is not after the summit', () => {
  fc.assert(
    fc.property(life, (asked) => {
      const { story, now } = lived(asked);
      const { earliest, feasible, slack } = planOf(story.state, now);
      expect(feasible).toBe(earliest === null || earliest <= summit);
      if (slack) expect(Math.sign(slack.milliseconds)).toBe(Math.sign(summit - (earliest ?? 0)));
    }),
    { numRuns: 150 },
  );
});

test('the critical chain leads without a gap from now to the summit', () => {
  fc.assert(
    fc.property(life, (asked) => {
      const { story, now } = lived(asked);
      const plan = planOf(story.state, now);
      const chain = plan.stages
        .filter(({ isCritical }) => isCritical)
        .toSorted((a, b) => (a.soonest?.start ?? 0) - (b.soonest?.start ?? 0));
      let at = now;
      for (const { soonest } of chain) {
        expect(soonest?.start).toBeLessThanOrEqual(at);
        at = Math.max(at, soonest?.end ?? 0);
      }
      if (chain.length > 0) expect(at).toBe(plan.earliest);
    }),
    { numRuns: 150 },
  );
});

test('extending what runs by working days takes as many from the slack', () => {
  const extending = fc.tuple(life, fc.integer({ min: 1, max: 20 }));
  fc.assert(
    fc.property(extending, ([asked, workingDays]) => {
      const { story, now } = lived({ ...asked, later: 0 });
      const before = planOf(story.state, now).slack;
      const done = ['chair', 'committee-chair', 'presiding-officer'].some(
        (place) =>
          story.act(iso(now), place, {
            type: 'extend',
            stage: null,
            window: { workingDays },
            reason: null,
          }).ok,
      );
      if (!done || !before) return;
      expect(planOf(story.state, now).slack?.workingDays).toBe(before.workingDays - workingDays);
    }),
    { numRuns: 150 },
  );
});

test('waiting never brings the summit nearer in reach, nor gives slack back', () => {
  fc.assert(
    fc.property(life, fc.integer({ min: 1, max: 20 }), (asked, days) => {
      const { story, now } = lived(asked);
      const one = planOf(story.state, now);
      const later = planOf(story.state, now + days * 7 * day);
      if (one.earliest === null || later.earliest === null) return;
      expect(later.earliest).toBeGreaterThanOrEqual(one.earliest);
    }),
    { numRuns: 100 },
  );
});

test('slack in working days is the most that can be waited', () => {
  const instant = fc
    .integer({ min: 0, max: 300 * 24 * 60 })
    .map((m) => Date.parse('2024-01-02T00:00:00Z') + m * minute);
  fc.assert(
    fc.property(instant, instant, (from, until) => {
      const { workingDays } = slackBetween(brussels, from, until);
      if (from <= until) {
        expect(workingDays).toBeGreaterThanOrEqual(0);
        // An hour of a clock change may lie between a reading and its instant.
        const moved = workingDays > 0 ? shiftNear(brussels, from, { workingDays }, 'later') : from;
        expect(moved).toBeLessThanOrEqual(until + 60 * minute);
        const next = shiftNear(brussels, from, { workingDays: workingDays + 1 }, 'later');
        expect(next).toBeGreaterThan(until - 60 * minute);
      } else expect(workingDays).toBeLessThan(0);
    }),
    { numRuns: 1000 },
  );
});
