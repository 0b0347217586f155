import { describe, expect, test } from '@jest/globals';
import type { Needs } from '../../domain/needs.ts';
import {
  eventIn,
  languages,
  needsIn,
  planVoice,
  reasonIn,
  titleIn,
} from '../../domain/words/languages.ts';
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

  test('every position of the shipped procedures has words', () => {
    const untold = shippedProcedures().flatMap(({ steps }) =>
      steps
        .flatMap(({ stages }) => stages)
        .flatMap((rule) => (rule.kind === 'decision' ? Object.keys(rule.positions) : []))
        .filter((position) => {
          const answers = { are: 'own', of: [{ body: 'DEU', position }] } as const;
          const silence = {
            ...round,
            is: 'silence',
            ofNations: true,
            stage: 'S',
            answers,
          } as const;
          return needsIn(language, { is: 'open', stages: [silence] }, when).includes(
            `DEU ${position}`,
          );
        }),
    );
    expect(untold).toEqual([]);
  });

  test('whatever a matter needs is said, and nothing of it in English', () => {
    const said = every.map((needs) => needsIn(language, needs, when)).join('\n');
    expect(said).not.toMatch(/\b(the|waits|agreed|broken|answered|undefined|null)\b/i);
    for (const fact of ['HUN', 'ESP', 'DEU', 'FRA', 'WHEN', '3']) expect(said).toContain(fact);
  });
});

/** Everything a voice can say of a plan, a slip and a review. */
function everyPlan({ said }: ReturnType<typeof planVoice>): readonly string[] {
  const about = { summit: 'WHEN', reference: 'R-1', stage: 'STAGE', workingDays: 3 };
  const { effect, slip, review } = said;
  return [
    said.nothing('WHEN'),
    said.tight({ ...about, by: 'WHEN' }),
    said.tight({ ...about, stage: null, by: null }),
    said.blocked({ ...about, soonest: 'SOON', others: ['R-2', 'R-3'] }),
    effect.gone('R-1', 'WHEN'),
    effect.late({ ...about, soonest: 'SOON' }),
    ...[null, 3, 5].map((before) => effect.room({ ...about, before })),
    slip.noSummit(),
    slip.late('WHEN', 0),
    slip.room(1),
    slip.misses('SOON', 'WHEN'),
    review.notOpened(),
    review.open(2, 8),
    review.collecting({ ready: 2, total: 8, due: 'SOON', summit: 'WHEN', late: ['R-1', 'R-2'] }),
    review.collecting({ ready: 2, total: 8, due: null, summit: null, late: [] }),
    review.closed({ size: 8, takenOut: 1, concluded: 2, summit: 'WHEN' }),
    review.ended('WHEN'),
  ];
}

describe.each(languages)('plans and reviews in %s', (language) => {
  test('every sentence is whole, with the facts of English in it', () => {
    const facts = /R-\d|STAGE|SOON|WHEN/g;
    const english = everyPlan(planVoice('en', when));
    everyPlan(planVoice(language, when)).forEach((sentence, at) => {
      expect(sentence).toMatch(/^[\p{Lu}\d].*\.$/u);
      expect(sentence).not.toMatch(/undefined|null|NaN/);
      if (language !== 'en')
        expect(sentence.replaceAll(facts, '')).not.toMatch(/\b(the|summit|slack|late|days?)\b/i);
      const told = (one: string | undefined) => [...new Set(one?.match(facts))].toSorted();
      expect(told(sentence)).toEqual(told(english[at]));
    });
  });
});

test('days are counted as each language counts them', () => {
  const days = (language: (typeof languages)[number], count: number) =>
    planVoice(language, when).said.slip.room(count);
  expect([0, 1, 2].map((count) => days('fr', count))).toEqual([
    'Elle a moins d’un jour ouvré de marge.',
    'Elle a 1 jour ouvré de marge.',
    'Elle a 2 jours ouvrés de marge.',
  ]);
  const counted = [1, 2, 5, 11, 12, 21, 22, 25, 111].map((count) => days('uk', count));
  expect(counted.map((sentence) => sentence.replace(/^Запас: (.+)\.$/, '$1'))).toEqual([
    '1 робочий день',
    '2 робочі дні',
    '5 робочих днів',
    '11 робочих днів',
    '12 робочих днів',
    '21 робочий день',
    '22 робочі дні',
    '25 робочих днів',
    '111 робочих днів',
  ]);
});

test('what a procedure of somebody else says is left as it says it', () => {
  expect(titleIn('fr', 'Conseil des sages')).toBe('Conseil des sages');
});

test('what happened is told with the stage’s title, its round and the position in the reader’s language', () => {
  const as = { when, title: () => 'Consensus of the committee', reason: String };
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

describe('a reason that the record has in English is told by being recognised', () => {
  const time = (english: string) => (english.startsWith('12 June') ? 'MIDI' : undefined);

  test.each([
    ['Broken by HUN.', 'Rompu par HUN.', 'Мовчання порушено: HUN.'],
    ['Rejected by HUN, TUR and USA.', 'Rejeté par HUN, TUR et USA.', 'Відхилено: HUN, TUR і USA.'],
    [
      'No body objected; on record: DEU (reserve) and FRA (state); passed over: ISL.',
      'Aucune entité ne s’est opposée ; au dossier : DEU (accepte avec une réserve) et FRA (accepte avec une déclaration) ; sans attendre : ISL.',
      'Жодна сторона не заперечила; на записі: DEU (погоджується із застереженням) і FRA (погоджується із заявою); не чекаючи: ISL.',
    ],
    [
      'A Yes is missing (0 of 5, 1 is needed).',
      'Il manque un oui (0 sur 5, il en faut 1).',
      'Бракує голосу «так» (0 з 5, потрібно: 1).',
    ],
    [
      'Marking and releasability are not set.',
      'La mention et la communicabilité ne sont pas fixées.',
      'Гриф і можливість передання не визначено.',
    ],
    [
      'Comments are not disposed of (2 are open).',
      'Des observations ne sont pas traitées (ouvertes : 2).',
      'Не всі зауваження розглянуто (відкритих: 2).',
    ],
    [
      'Determined by the presiding-officer, with reasons on record.',
      'Constaté par le président de séance, motifs au dossier.',
      'Результат: головуючий, підстави на записі.',
    ],
    [
      'The service woke too late for 12 June 17:00 Brussels.',
      'Le service s’est réveillé trop tard pour le MIDI.',
      'Служба запізнилася до MIDI.',
    ],
  ])('%s', (english, french, ukrainian) => {
    expect([reasonIn('fr', english, time), reasonIn('uk', english, time)]).toEqual([
      french,
      ukrainian,
    ]);
  });

  test.each([
    'The electrician said so.',
    'A text is here (beside another).',
    'Cancelled from outside the procedure, by an operator of the workflow service.',
    '',
  ])('what nobody of us wrote so stays as it is: %s', (english) => {
    expect(reasonIn('fr', english, time)).toBe(english);
  });

  test('also what is said within a sentence: why an answer is void', () => {
    const why = 'object needs a reason and none was given';
    expect(reasonIn('uk', why, time)).toBe('ця позиція (заперечує) потребує підстави, а її немає');
  });
});
