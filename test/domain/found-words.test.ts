import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { areFound, askedWords, excerptAround, markFound } from '../../domain/found-words.ts';

const clause = '# Notices\n\n1. The **Agency** publishes award notices within ten days.';

describe('words of a question', () => {
  test('are letters and digits, once each, at most twelve', () => {
    expect(askedWords("SDPR-03: l'Ordre & SDPR")).toEqual(['sdpr', '03', 'l', 'ordre']);
    expect(askedWords(Array.from({ length: 40 }, (_, n) => `w${n}`).join(' '))).toHaveLength(12);
    expect(askedWords('-- !!')).toEqual([]);
  });

  test('are found as the beginnings of words, all of them, wherever they are', () => {
    expect(areFound(['award', 'sdpr'], ['SDPR-03', clause])).toBe(true);
    expect(areFound(['ward'], [clause])).toBe(false);
    expect(areFound(['award', 'nothing'], [clause])).toBe(false);
    expect(areFound(askedWords('закупів'), ['Реєстр закупівель'])).toBe(true);
  });
});

describe('what is shown of a text', () => {
  test('has the words apart and is the text all the same', () => {
    expect(markFound('Award notices', ['not'])).toEqual([
      { text: 'Award ', isFound: false },
      { text: 'notices', isFound: true },
    ]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, question) => {
        const pieces = markFound(text, askedWords(question));
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      }),
    );
  });

  test('is what stands around the first word, without the signs of Markdown', () => {
    expect(excerptAround(clause, ['ten'])).toBe(
      'Notices 1. The Agency publishes award notices within ten days.',
    );
    const long = `${'Before it much is said. '.repeat(40)}Here is the needle. ${'And after. '.repeat(40)}`;
    const shown = excerptAround(long, ['needle'], 120);
    expect(shown).toMatch(/^… .*Here is the needle\..* …$/);
    expect(shown.length).toBeLessThan(130);
  });

  test('is short, however the text is written, and has the word', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 200 }), fc.lorem({ maxCount: 1 }), (text, word) => {
        const words = askedWords(word);
        const shown = excerptAround(`${text} ${word} ${text}`, words);
        expect(shown.length).toBeLessThan(260);
        expect(markFound(shown, words).some(({ isFound }) => isFound)).toBe(true);
      }),
    );
  });
});
