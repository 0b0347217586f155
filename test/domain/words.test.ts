import { describe, expect, test } from '@jest/globals';
import type { Needs } from '../../domain/needs.ts';
import { eventIn, languages, needsIn, titleIn } from '../../domain/words/languages.ts';
import { shippedProcedures } from '../../procedures/load.ts';

/** Written alike in French. */
const theSame = new Set(['Publication', 'Silence', 'Vote']);
const when = () => 'WHEN';
const round = {
  until: 0,
  answers: { are: 'own', of: [] },
  lacks: [{ label: 'comments are not disposed of', open: 2 }],
  passedOver: ['ESP'],
} as const;

const every: readonly Needs[] = [
  { is: 'not-tasked' },
  { is: 'over', outcome: 'endorsed', at: 0 },
  { is: 'elsewhere', outcome: 'broken', where: 'meeting', version: 2 },
  { is: 'in-progress', stages: ['Drafting'] },
  {
    is: 'open',
    stages: [
      { is: 'held', stage: 'Silence', why: 'The service was not there.' },
      { is: 'finding', stage: 'Silence', office: 'presiding-officer', until: 0 },
      {
        is: 'waiting',
        stage: 'Drafting',
        on: [{ name: 'secretary', isOffice: true, act: 'circulate' }],
        lacks: [],
        until: 0,
        takenOut: true,
      },
      { is: 'broken', by: ['HUN'], until: 0, answers: { are: 'counted', answered: 3, silent: 1 } },
      { is: 'silence', ofNations: true, ...round },
      { is: 'deciding', stage: 'Agreement of the working group', overdue: true, ...round },
      {
        is: 'deciding',
        stage: 'Consensus of the committee',
        overdue: false,
        ...round,
        answers: {
          are: 'own',
          of: [
            { body: 'DEU', position: 'agree' },
            { body: 'FRA', position: null },
          ],
        },
      },
    ],
  },
];

describe.each(languages.filter((one) => one !== 'en'))('in %s', (language) => {
  test('every title and label of the shipped procedures has words', () => {
    const untold = shippedProcedures().flatMap(({ title, steps }) => {
      const said = JSON.stringify(steps).matchAll(/"(?:title|label)":"([^"]+)"/g);
      const all = [title, ...[...said].map(([, one]) => one ?? '')];
      return all.filter((one) => titleIn(language, one) === one && !theSame.has(one));
    });
    expect(untold).toEqual([]);
  });

  test('whatever a matter needs is said, and nothing of it in English', () => {
    const said = every.map((needs) => needsIn(language, needs, when)).join('\n');
    expect(said).not.toMatch(/\b(the|waits|agreed|broken|answered|undefined|null)\b/i);
    for (const fact of ['HUN', 'ESP', 'DEU', 'FRA', 'WHEN', '3']) expect(said).toContain(fact);
  });
});

test('what a procedure of somebody else says is left as it says it', () => {
  expect(titleIn('fr', 'Conseil des sages')).toBe('Conseil des sages');
});

test('what happened is told with the stage’s title, its round and the position in the reader’s language', () => {
  const as = { when, title: () => 'Consensus of the committee' };
  const closed = {
    type: 'stage-closed',
    stage: 'committee',
    round: 2,
    outcome: 'agreed',
    reason: '',
    next: null,
    sets: [],
  } as const;
  expect(eventIn('fr', closed, as)).toBe('Consensus du comité, tour 2 : adopté.');
  const broken = { type: 'silence-broken', stage: 'committee', round: 1, body: 'HUN' } as const;
  expect(eventIn('uk', broken, as)).toBe('Консенсус комітету: HUN: мовчання порушено.');
  expect(eventIn('fr', { type: 'published', entry: 'e' }, as)).toBe('Publiée au registre public.');
});
