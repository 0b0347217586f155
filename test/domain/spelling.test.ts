import { describe, expect, test } from '@jest/globals';
import { looksOf } from '../../domain/spelling/confusables.ts';
import { hiddenIn, madeVisible } from '../../domain/spelling/hidden.ts';
import { lookAlikesIn } from '../../domain/spelling/look-alikes.ts';
import { namesakesOf } from '../../domain/spelling/namesakes.ts';
import { normalised, spellingFault } from '../../domain/spelling/spelling.ts';
import { legitimate, legitimateLines, legitimateTexts } from './legitimate-texts.ts';

function hex(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

function span(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

const bidi = [0x061c, 0x200e, 0x200f, ...span(0x202a, 0x202e), ...span(0x2066, 0x2069)];
const controls = [
  0, 1, 7, 8, 0x0b, 0x0c, 0x0d, 0x0e, 0x1b, 0x1f, 0x7f, 0x80, 0x85, 0x9b, 0x9f, 0x2028, 0x2029,
];
// prettier-ignore
const unseen = [
  0x00ad, 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180e, 0x200b, 0x200c, 0x200d, 0x2060,
  0x2061, 0x2062, 0x2063, 0x2064, 0x2065, 0x206a, 0x206f, 0x2800, 0x3164, 0xfe00, 0xfe0e, 0xfe0f,
  0xfeff, 0xffa0, 0xfff9, 0xfffa, 0xfffb, 0xfffc, 0xfffd, 0x13430, 0x1bca0, 0x1d173, 0xe0001,
  0xe0020, 0xe0061, 0xe007f, 0xe0100, 0xe01ef,
];
// prettier-ignore
const noCharacters = [
  0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xf8ff, 0xf0000, 0x10fffd, 0xfdd0, 0xfdef, 0xfffe,
  0xffff, 0x1fffe, 0x10ffff, 0x0378, 0xe0fff,
];
const refused = [...bidi, ...controls, ...unseen, ...noCharacters];

describe('what a reader does not see is refused, in titles and in texts, wherever it stands', () => {
  test.each(refused.map((code) => [hex(code), code] as const))('%s', (name, code) => {
    const sign = String.fromCodePoint(code);
    for (const as of ['line', 'text'] as const) {
      const fault = spellingFault(`paid ${sign}now`, as);
      expect(fault).toContain(`${name} `);
      expect(fault).toContain('at character 6');
      expect(spellingFault(sign, as)).not.toBeNull();
      expect(spellingFault(`pay${sign}`, as)).not.toBeNull();
      expect(spellingFault(`Угода${sign}про`, as)).not.toBeNull();
    }
    // Nothing of it reaches whoever reads the refusal.
    expect(hiddenIn(spellingFault(`a${sign}b`, 'text') ?? '', 'line')).toEqual([]);
    expect(madeVisible(`a${sign}b`, 'text')).toBe(`a\u27E8${name}\u27E9b`);
  });

  test.each([
    ['a line break in a title', 'one\ntwo', 'line'],
    ['a tab in a title', 'one\ttwo', 'line'],
    ['a space of no width that titles know', 'one\u2003two', 'line'],
    ['an emoji in a title', 'agreed 👍', 'line'],
    ['a flag of tags', '\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}', 'text'],
    ['a joiner between Latin letters', 'pay\u200Cment', 'text'],
    ['a joiner at the end of a Persian word', '\u0645\u06CC\u200C', 'text'],
    ['a variation selector behind a letter', 'a\uFE0F', 'text'],
    ['a pile of accents', `Z${'\u0317'.repeat(6)}`, 'text'],
    ['an accent on nothing', '\u0301abc', 'line'],
  ] as const)('%s is refused', (_what, text, as) => {
    expect(spellingFault(normalised(text), as)).not.toBeNull();
  });

  test('the place is told by line where there are several, counted in characters', () => {
    expect(spellingFault('one\n👍 two \u202E', 'text')).toContain(
      'U+202E RIGHT-TO-LEFT OVERRIDE at line 2, character 7',
    );
    expect(spellingFault('\u202E\u202E\u202E\u202E\u202E', 'text')).toContain('and more');
  });
});

/** Each letter of another script in the place of the Latin one that it looks like. */
const passing = Array.from(
  'аԁеһіјӏорԛгѕухԝѵүсьАВСЕНІЈКМОРЅТХУѴҮԌԜӀЬ' +
    'αγιορσυνϲϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿ' +
    'օոսցհզՕՍԼՏ' +
    'ᎪᏴᏟᎠᎬᏀᎻᎥᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᏃ',
);

describe('a word that mixes scripts is refused in a title and flagged in a text', () => {
  test.each(passing.map((letter) => [letter, `Procure${letter}ment`]))('%s: %s', (letter, word) => {
    expect(spellingFault(`The ${word} plan`, 'line')).toContain('passes for another');
    expect(spellingFault(`The ${word} plan`, 'text')).toBeNull();
    const [flagged] = lookAlikesIn(`The ${word} plan`);
    expect(flagged).toMatchObject({ is: 'mixed-scripts', word, index: 4 });
    expect(flagged?.said.text).toContain(hex(letter.codePointAt(0) ?? 0));
    expect(looksOf(letter)).toMatch(/^[A-Za-z]$/);
  });

  test.each(['Стpатегія', 'НATO', 'Українаy', 'мiністерство', 'Київ'.replace('и', 'u'), 'GPSом'])(
    'in Ukrainian: %s',
    (word) => {
      expect(lookAlikesIn(`Це ${word} тут`)).toMatchObject([{ is: 'mixed-scripts', word }]);
      expect(spellingFault(`Це ${word} тут`, 'line')).not.toBeNull();
    },
  );
});

describe('a whole word that passes for a Latin one is refused among Latin words', () => {
  test.each([
    ['the сору of the plan', 'сору', 'copy'],
    ['all рарег is kept', 'рарег', 'paper'],
    ['a ѕсоре note', 'ѕсоре', 'scope'],
    ['the ореn word', 'ореn', ''],
    ['in МАТО we', 'МАТО', 'MATO'],
    ['the СОЅТ table', 'СОЅТ', 'COST'],
    ['the ΝΑΤΟ text', 'ΝΑΤΟ', 'NATO'],
    ['the ΕΧΡΟ text', 'ΕΧΡΟ', 'EXPO'],
    ['at ΤΟΚΥΟ now', 'ΤΟΚΥΟ', 'TOKYO'],
    ['the սոս word', 'սոս', 'unu'],
    ['the ᎪᏟᎢ word', 'ᎪᏟᎢ', 'ACT'],
  ])('%s', (text, word, reads) => {
    expect(spellingFault(text, 'line')).toContain('passes for another');
    expect(spellingFault(text, 'text')).toBeNull();
    const [flagged] = lookAlikesIn(text);
    expect(flagged?.word).toBe(word);
    if (reads !== '') expect(flagged?.said.text).toContain(`\u201C${reads}\u201D`);
  });

  test.each([
    ['a single letter is only flagged', 'this is а plan', 'passes-for-latin'],
    ['a heading of nothing else in an English text', 'One text.\n\n# сору\n', 'passes-for-latin'],
    ['a Latin word in Ukrainian letters', 'Рішення HATO про закупівлі', 'passes-for-cyrillic'],
    ['a letter for a zero', 'the sum of 1O0 000 euro', 'number'],
    ['a Cyrillic letter for a zero', 'до 2О24 року', 'number'],
    ['digits of two systems', 'the sum of 1٢3', 'number'],
    ['mathematical letters', 'the 𝐍𝐀𝐓𝐎 text', 'styled'],
    ['mathematical script letters', 'the 𝓬𝓸𝓹𝔂 text', 'styled'],
    ['wide letters', 'the ＮＡＴＯ text', 'styled'],
    ['wide digits', 'pay １００ euro', 'styled'],
    ['letters in circles', 'the Ⓝⓐⓣⓞ text', 'styled'],
    ['letters in squares', 'the 🄽🄰🅃🄾 text', 'styled'],
  ])('%s', (_what, text, is) => {
    expect(spellingFault(text, 'text')).toBeNull();
    expect(lookAlikesIn(text).map((one) => one.is)).toContain(is);
  });
});

describe('what people write is taken without a word', () => {
  test('there are at least 60 examples of it, and 200 of the other kind', () => {
    expect(legitimate.length).toBeGreaterThanOrEqual(60);
    expect(refused.length + passing.length).toBeGreaterThanOrEqual(150);
  });

  test.each(legitimateLines)('%s', (text) => {
    expect(spellingFault(normalised(text), 'line')).toBeNull();
    expect(spellingFault(normalised(text), 'text')).toBeNull();
    expect(lookAlikesIn(text).filter(({ word }) => word.length > 1)).toEqual([]);
    expect(normalised(text)).toBe(text);
  });

  test.each(legitimateTexts)('%j', (text) => {
    expect(spellingFault(normalised(text), 'text')).toBeNull();
    expect(lookAlikesIn(text)).toEqual([]);
  });
});

describe('the same text has one form', () => {
  test.each([
    ['e\u0301te\u0301', '\u00E9t\u00E9'],
    ['\u0438\u0306\u0456\u0308', '\u0439\u0457'],
    ['\u2126', '\u03A9'],
    ['\u212B', '\u00C5'],
    ['\u1100\u1161', '\uAC00'],
    ['one\r\ntwo\r\n', 'one\ntwo\n'],
  ])('%j becomes %j', (typed, kept) => {
    expect(normalised(typed)).toBe(kept);
    expect(normalised(kept)).toBe(kept);
  });

  test('200,000 characters of anything are looked at in a fraction of a second', () => {
    for (const unit of ['а', 'Слово сору word ', 'é Ω ', '\u200D', '❤️', 'а́', '1٢', '\n']) {
      const text = unit.repeat(200_000 / unit.length);
      const begun = process.cpuUsage().user;
      spellingFault(text, 'text');
      lookAlikesIn(text);
      // Of the processor, in microseconds: other tests run beside this one.
      expect(process.cpuUsage().user - begun).toBeLessThan(3_000_000);
    }
  });
});

describe('whose name passes for another', () => {
  const kept = [
    { id: 'sofia.marin', name: 'Sofia Marin' },
    { id: 'NOR', name: 'Norway' },
    { id: 'UKR-1', name: 'Сара Сорока' },
  ];
  const ids = (id: string, name: string) => namesakesOf({ id, name }, kept).map((one) => one.id);

  test.each([
    ['the same', 'Sofia Marin', ['sofia.marin']],
    ['in capitals', 'SOFIA MARIN', ['sofia.marin']],
    ['with a Cyrillic letter', 'S\u043Efia Marin', ['sofia.marin']],
    ['with two spaces', 'Sofia\u00A0 Marin', ['sofia.marin']],
    ['in full width', '\uFF2E\uFF4F\uFF52\uFF57\uFF41\uFF59', ['NOR']],
    ['in Latin instead of Cyrillic', 'Capa Copo\u043Aa', ['UKR-1']],
    ['another', 'Sofia Marini', []],
    ['with an accent, which a reader sees', 'Sofía Marin', []],
  ])('%s: %s', (_, name, found) => {
    expect(ids('new', name)).toEqual(found);
  });

  test('is never one’s own, and says of whom', () => {
    expect(ids('sofia.marin', 'Sofia Marin')).toEqual([]);
    expect(namesakesOf({ id: 'NRW', name: 'Norway' }, kept)).toEqual([
      {
        id: 'NOR',
        name: 'Norway',
        sentence: '“Norway” is the name of NOR: one may pass for the other',
      },
    ]);
  });
});
