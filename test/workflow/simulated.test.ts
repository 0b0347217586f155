import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { play } from '../../domain/simulation/play.ts';
import { resultOf, type Result } from '../../domain/simulation/result.ts';
import { parseCase } from '../../procedures/cases/parse.ts';
import { shippedProcedure } from '../../procedures/load.ts';
import { readText } from '../../procedures/read.ts';
import { moved, playForReal, serviceWasUp } from './case-in-hand.ts';
import { openHarness, type Harness } from './harness.ts';

const cases = [
  '01-nato-silence-broken',
  '02-nato-silence-unbroken',
  '05-nato-consensus-reservation',
  '07-osce-silence-amendment',
  '08-osce-silence-late-objection',
  '13-eu-council-12-2-other-subject',
  '15-iesg-ballot-one-short',
  '17-iesg-ballot-discuss-cleared',
  '21-iala-silent-approval-substantive',
  '24-nato-silence-lifted',
  '26-eu-council-12-2-outage',
  '27-two-step-approval-above',
  'sdpr-whole-route',
];
const june = (date: number, hour = 10) =>
  `2024-06-${String(date).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`;
const silence = {
  procedure: 'nato-silence',
  start: june(3),
  electorate: 4,
  facts: { committeeEndorsed: true },
};
/** Ways that no given case goes. */
const written: readonly [string, Record<string, unknown>][] = [
  [
    'held, extended by the presiding officer, and then agreed',
    {
      ...silence,
      window: { until: june(6) },
      events: [
        { at: june(6, 9), act: 'outage', until: june(6, 11) },
        { at: june(7), act: 'extend', hours: 2 },
        {
          at: june(7, 11),
          act: 'determine',
          outcome: 'extend',
          window: { hours: 24 },
          reason: 'x',
        },
        { at: june(7, 12), body: 'P2', position: 'reserve', reason: 'y' },
      ],
    },
  ],
  [
    'broken, re-issued, extended, and answered late',
    {
      ...silence,
      window: { until: june(6) },
      events: [
        { at: june(4), body: 'P1', position: 'object', reason: 'no' },
        { at: june(5), body: 'P2', position: 'agree' },
        { at: june(5, 12), act: 'reissue', window: { hours: 24 } },
        { at: june(6, 9), act: 'extend', hours: 3 },
        { at: june(6, 10), body: 'P1', position: 'agree' },
        { at: june(6, 11), act: 'recuse', body: 'P3' },
        { at: '2024-06-06T15:00:05Z', body: 'P4', position: 'object', reason: 'too late' },
      ],
    },
  ],
  [
    'a review that is given more time, and its council',
    {
      procedure: 'w3c-charter-review',
      start: june(3),
      electorate: { AC: 5, council: 3 },
      window: { calendarDays: 28 },
      events: [
        { at: june(5), act: 'request-more-time', body: 'AC2' },
        { at: june(6), body: 'AC1', position: 'formal-objection', reason: 'scope' },
        { at: '2024-08-05T10:00:00Z', bodies: 'council1..council2', position: 'overrule' },
      ],
    },
  ],
];
const day = 24 * 3_600_000;

/** What both must come to; who was told and in which words is the register's to say. */
function essence({ outcome, closedAt, next, stages }: Result) {
  return {
    outcome,
    closedAt,
    next,
    stages: stages.map((stage) => ({ ...stage, version: null, reason: '' })),
  };
}

describe('a case comes to the same by simulation and through a real workflow', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness('time-skipping');
  }, 60_000);
  afterAll(() => harness.close());

  const files = cases.map((name) => {
    const text = readFileSync(join(import.meta.dirname, '../cases', `${name}.yaml`), 'utf8');
    return [name, readText(text)] as const;
  });
  test.each([...files, ...written])('%s', async (_name, raw) => {
    const { given } = parseCase(raw, shippedProcedure);
    const later = moved(given, (await harness.now()) + day);
    const simulated = play(later);
    const last = simulated.told.at(-1)?.recorded.at ?? later.start;
    await serviceWasUp(harness, later, last + day / 24);
    const real = await playForReal(harness, later);
    expect(essence(real.result)).toEqual(essence(resultOf(simulated)));
    const refused = resultOf(simulated).refused.map(({ code }) => code);
    expect(real.refused).toEqual(refused.filter((code) => code !== 'not-received'));
  });
});
