import { describe, expect, test } from '@jest/globals';
import { roleField } from '../../api/contract/fields.ts';
import { apiSayings } from '../../api/words/sayings.ts';
import { problemTitles } from '../../api/words/problem-titles.ts';
import { table } from '../../domain/policy/table.ts';
import { french } from '../../domain/words/french.ts';
import { sayings } from '../../domain/words/sayings.ts';
import { isWordless } from '../../domain/words/told.ts';
import { ukrainian } from '../../domain/words/ukrainian.ts';
import { sentencesIn, type Sentences } from './sentences-in-code.ts';

const folders = ['domain', 'api', 'activities', 'calendars', 'store'];

/** Words that are filled in and stand in no sentence of ours: they are data where they come from. */
const filledIn = [
  ...Object.values(table).map(({ does }) => does),
  ...roleField.options.map((role) => role.replaceAll('-', ' ')),
  ...'accepted modified rejected deferred'.split(' '),
  // Labels of requirements and kinds of comments, in a reason.
  '{0} (missing: {1}).',
  '{0} ({1} is open).',
  '{0} ({1} are open).',
  ...'editorial substantive critical'.split(' '),
  'not known',
  ...'path query body procedure case review mandate setting'.split(' '),
  'setting of a review',
];

const code: Sentences = sentencesIn(folders);
const ours = new Set(
  [...code.patterns, ...code.phrases, ...filledIn].filter((one) => !isWordless(one)),
);

function gaps(sentence: string): string[] {
  return (sentence.match(/\{\d+\}/g) ?? []).toSorted();
}

describe.each(['fr', 'uk'] as const)('what refuses in %s', (language) => {
  const { reasons } = language === 'fr' ? french : ukrainian;
  const known = { ...sayings[language], ...apiSayings[language], ...reasons };

  test('every sentence of the rules and of the API is translated', () => {
    expect(ours.size).toBeGreaterThan(400);
    expect([...ours].filter((one) => !Object.hasOwn(known, one))).toEqual([]);
  });

  test('each says the same things, with nothing left out', () => {
    const differing = Object.entries(known).filter(
      ([pattern, told]) => gaps(pattern).join() !== gaps(told).join(),
    );
    expect(differing).toEqual([]);
  });

  test('nothing is translated that nobody says any more', () => {
    const untold = Object.keys(known).filter((one) => !ours.has(one) && !isWordless(one));
    expect(untold).toEqual([]);
  });

  test('nothing is left in English', () => {
    const same = Object.entries(known).filter(
      ([pattern, told]) => pattern === told && !isWordless(pattern),
    );
    // A word that both have.
    expect(same.map(([pattern]) => pattern)).toEqual(
      language === 'fr' ? ['expert', 'champion', 'service', '{0} version {1}'] : [],
    );
    const titles = Object.values(problemTitles[language]);
    expect(titles.every((title) => title.length > 3)).toBe(true);
  });
});

test('no refusal is put together by hand: who reads it could not be told in their language', () => {
  expect(code.byHand).toEqual([]);
});
