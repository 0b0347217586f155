import { describe, expect, test } from '@jest/globals';
import { isSaid } from '../../domain/words/carried.ts';
import { saidIn } from '../../domain/words/languages.ts';
import {
  asGiven,
  asList,
  asOffice,
  asOffices,
  asOutcome,
  asRow,
  asTitle,
  say,
  type Said,
} from '../../domain/words/say.ts';
import { asTime } from '../../domain/time.ts';

const brussels = { id: 'Europe/Brussels', label: 'Brussels', offsets: [{ from: 0, minutes: 120 }] };
const noon = Date.UTC(2024, 5, 12, 10);

const catalogues = [
  {
    '{0} waits for the {1}.': '« {0} » attend {1}.',
    'Until {0}: {1}.': 'Jusqu’au {0} : {1}.',
    'Nobody: {0}': 'Personne : {0}',
    'they said {0}': 'ils ont dit {0}',
  },
];

function inFrench(said: Said): string {
  return saidIn('fr', said, { catalogues, when: (_, { label }) => `midi (${label})` });
}

describe('a sentence is told in the language of its reader', () => {
  test('with titles and desks by what they are called there', () => {
    const said = say`${asTitle('Silence procedure')} waits for the ${asOffice('secretary')}.`;
    expect(said.text).toBe('Silence procedure waits for the secretary.');
    expect(inFrench(said)).toBe('« Procédure de silence » attend le secrétaire.');
  });

  test('with times and lists as it writes them', () => {
    const said = say`Until ${asTime(brussels, noon)}: ${asList(['HUN', 'TUR', asOutcome('agreed')])}.`;
    expect(said.text).toBe('Until 12 June 12:00 Brussels: HUN, TUR and agreed.');
    expect(inFrench(said)).toBe('Jusqu’au midi (Brussels) : HUN, TUR et adopté.');
    expect(asOffices(['secretary', 'director']).text).toBe('secretary or the director');
    expect(inFrench(say`${asOffices(['secretary', 'director'])}`)).toBe(
      'le secrétaire ou le directeur',
    );
    expect(inFrench(say`${asRow(['a', 'b'], '; ')}`)).toBe('a, b');
  });

  test('with a sentence in a sentence', () => {
    expect(inFrench(say`Nobody: ${say`they said ${3}`}`)).toBe('Personne : ils ont dit 3');
  });

  test('what is filled in is never taken for a gap', () => {
    expect(inFrench(say`Nobody: ${'{0} {1}'}`)).toBe('Personne : {0} {1}');
  });

  test('what has no translation, and what is not ours, stays as it is', () => {
    expect(inFrench(say`Never translated ${asTitle('Silence procedure')}.`)).toBe(
      'Never translated Silence procedure.',
    );
    expect(inFrench(say`Nobody: ${say`Never translated.`}`)).toBe('Personne : Never translated.');
    expect(inFrench(asGiven('As it was.'))).toBe('As it was.');
  });
});

describe('a sentence crosses from the workflow to the API', () => {
  const said = say`Until ${asTime(brussels, noon)}: ${asList(['HUN', say`they said ${1}`])}.`;
  const crossed: unknown = JSON.parse(JSON.stringify(said));

  test('as data, and is told as before', () => {
    expect(isSaid(crossed) && inFrench(crossed)).toBe(inFrench(said));
  });

  test.each([
    undefined,
    'a sentence',
    { text: 'x', pattern: 'x' },
    { text: 'x', pattern: '{0}', with: [null] },
    { text: 'x', pattern: '{0}', with: [{ is: 'list', text: 'x' }] },
  ])('%j is no sentence', (value) => {
    expect(isSaid(value)).toBe(false);
  });

  test('what a newer worker fills in is told by its English', () => {
    const newer = {
      text: 'Nobody: x',
      pattern: 'Nobody: {0}',
      with: [{ is: 'colour', text: 'x' }],
    };
    const value: unknown = newer;
    expect(isSaid(value) && inFrench(value)).toBe('Personne : x');
  });
});
