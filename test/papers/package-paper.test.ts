import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';
import { commentDocx } from '../../papers/comment-docx.ts';
import { packagePaper } from '../../papers/package-paper.ts';
import { printable } from '../../papers/paper.ts';
import { paperDocx } from '../../papers/paper-docx.ts';
import { paperPdf } from '../../papers/paper-pdf.ts';
import { content, member, textsOf, ukrainian } from './package-content.ts';

const at = Date.parse('2024-07-04T07:00:00Z');
const members = [member('SDPR-01'), member('SDPR-02')];
const paper = packagePaper(content(members), textsOf(members), at);

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function pagesOf(pdf: Uint8Array): Promise<readonly string[]> {
  const { text } = await extractText(await getDocumentProxy(pdf));
  return text;
}

function wordsOf(docx: Uint8Array, part = 'word/document.xml'): string {
  const xml = strFromU8(unzipSync(docx)[part] ?? new Uint8Array());
  return xml.replaceAll(/<\/w:p>/g, '\n').replaceAll(/<[^>]+>/g, '');
}

describe('the package as PDF', () => {
  test('holds texts in Latin and Cyrillic, hashes, positions, reservations, statements and costs', async () => {
    const whole = (await pagesOf(await paperPdf(paper))).join('\n').replaceAll(/\s+/g, ' ');
    for (const said of [
      ukrainian,
      'Above the threshold a contract is competed.',
      'Its costs are borne by the requester.',
      'La France interprète la clause 2 au sens large.',
      'It has 3 working days of slack.',
      'Silence procedure, round 2: agreed',
      'MOD-UKR',
    ])
      expect(whole).toContain(said);
    expect(whole.replaceAll(' ', '')).toContain('SDPR-02'.padEnd(64, '0'));
  });

  test('carries its marking at the head and the foot of every page, and the page’s number', async () => {
    const long = 'A line that fills the page.\n\n'.repeat(150);
    const many = packagePaper(content(members), textsOf(members, long), at);
    const pages = await pagesOf(await paperPdf(many));
    expect(pages.length).toBeGreaterThan(8);
    pages.forEach((page, index) => {
      expect(page.match(/NATO UNCLASSIFIED/g)?.length).toBeGreaterThanOrEqual(2);
      expect(page).toContain(`page ${index + 1} of ${pages.length}`);
    });
  });

  test('puts no line over another and nothing outside the page', async () => {
    const reason = 'A long reason that does not fit into one line of its cell. '.repeat(90);
    const [stage] = member('SDPR-03').stages;
    if (!stage) throw new Error('There is no stage.');
    const positions = [...stage.positions, ...stage.positions.map((one) => ({ ...one, reason }))];
    const crowded = [member('SDPR-03', { stages: [{ ...stage, positions }] })];
    const pdf = await paperPdf(packagePaper(content(crowded), textsOf(crowded), at));
    const document = await getDocumentProxy(pdf);
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const boxes = items.flatMap((one) =>
        'transform' in one && one.str.trim() !== '' ? [boxOf(one.transform, one)] : [],
      );
      for (const box of boxes) {
        expect(box.left).toBeGreaterThanOrEqual(50);
        expect(box.left + box.width).toBeLessThanOrEqual(545);
      }
      expect(
        boxes.flatMap((one, index) => boxes.slice(index + 1).filter((other) => isOver(one, other))),
      ).toEqual([]);
    }
  });

  test('is the same bytes from the same package, also in another process at another time', async () => {
    const [first, second] = [await paperPdf(paper), await paperPdf(paper)];
    expect(sha256(first)).toBe(sha256(second));
    expect(elsewhere('pdf')).toBe(sha256(first));
  });
});

describe('the package as DOCX', () => {
  test('holds texts in Latin and Cyrillic, positions, and the marking on every page', async () => {
    const docx = await paperDocx(paper);
    const words = wordsOf(docx);
    for (const said of [
      ukrainian,
      'La France interprète',
      'SDPR-02'.padEnd(64, '0'),
      'Its costs are borne',
      'It has 3 working days of slack.',
    ])
      expect(words).toContain(said);
    const parts = Object.keys(unzipSync(docx));
    const around = parts.filter((name) => /word\/(header|footer)\d*\.xml/.test(name));
    expect(around).toHaveLength(2);
    for (const part of around) expect(wordsOf(docx, part)).toContain('NATO UNCLASSIFIED');
  });

  test('is the same bytes from the same package, also in another process at another time', async () => {
    const [first, second] = [await paperDocx(paper), await paperDocx(paper)];
    expect(sha256(first)).toBe(sha256(second));
    expect(elsewhere('docx')).toBe(sha256(first));
  });
});

test('characters that no paper can hold do not break it', async () => {
  const odd = [member('SDPR-04', { title: 'Odd \u0001 \u{1F600} \uFFFF <b>&amp;' })];
  const made = packagePaper(content(odd), textsOf(odd, 'Tab\tand \u0007 bell.'), at);
  expect(wordsOf(await paperDocx(made))).toContain('&lt;b&gt;');
  expect((await pagesOf(await paperPdf(made))).join(' ')).toContain('bell.');
});

type Box = { left: number; bottom: number; width: number; height: number; text: string };

function boxOf(transform: readonly number[], { width, str }: { width: number; str: string }): Box {
  const [, , , height = 0, left = 0, bottom = 0] = transform;
  return { left, bottom, width, height, text: str };
}

/** Whether two pieces of text share more than a hair of the page. */
function isOver(one: Box, other: Box): boolean {
  const across =
    Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left);
  const up = Math.abs(one.bottom - other.bottom);
  return across > 1 && up < Math.min(one.height, other.height) * 0.8;
}

/** The hash of the same paper made by a process of its own, whose clock and zone are others. */
function elsewhere(format: 'pdf' | 'docx'): string {
  const script = `
    const { packagePaper } = await import('./papers/package-paper.ts');
    const { content, member, textsOf } = await import('./test/papers/package-content.ts');
    const { paperDocx } = await import('./papers/paper-docx.ts');
    const { paperPdf } = await import('./papers/paper-pdf.ts');
    const { createHash } = await import('node:crypto');
    const members = [member('SDPR-01'), member('SDPR-02')];
    const paper = packagePaper(content(members), textsOf(members), ${at});
    const bytes = await (${JSON.stringify(format)} === 'pdf' ? paperPdf : paperDocx)(paper);
    process.stdout.write(createHash('sha256').update(bytes).digest('hex'));`;
  const env = { ...process.env, TZ: 'Pacific/Auckland', NODE_OPTIONS: '' };
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], { env }).toString();
}

describe('signs that nobody sees, in texts from before they were refused, are seen on paper', () => {
  const hidden = { rlo: 'con\u202Etested', space: 'con\u200Btested', tag: 'con\u{E0041}tested' };
  const seen = ['con⟨U+202E⟩tested', 'con⟨U+200B⟩tested', 'con⟨U+E0041⟩tested'];
  const words = Object.values(hidden).join(' ');
  const old = packagePaper(
    content([member('SDPR-01', { title: words, indicator: words })]),
    textsOf(members, `A contract is ${words}.\u0000 No\u00ADthing.`),
    at,
  );

  test('of the package as a Word document', async () => {
    const shown = wordsOf(await paperDocx(old));
    for (const one of [...seen, '⟨U+0000⟩', '⟨U+00AD⟩']) expect(shown).toContain(one);
    for (const one of Object.values(hidden)) expect(shown).not.toContain(one);
  });

  test('of the package as PDF', async () => {
    const shown = (await pagesOf(await paperPdf(old))).join('').replaceAll(/\s/g, '');
    for (const one of [...seen, '⟨U+0000⟩', '⟨U+00AD⟩']) expect(shown).toContain(one);
  });

  test('of the comments as a Word document', async () => {
    const row = { number: 1, version: 1, body: 'DEU', clause: '1', kind: 'critical' };
    const said = { comment: words, proposal: words, disposition: 'accepted', reason: words };
    const rows = [{ ...row, ...said }];
    const matrix = { reference: 'SDPR-01', title: words, marking: 'X', changedAt: at, rows };
    const shown = wordsOf(await commentDocx(matrix));
    for (const one of seen) expect(shown.split(one)).toHaveLength(5);
    for (const one of Object.values(hidden)) expect(shown).not.toContain(one);
  });

  test('and what belongs to a word or an emoji stays as it is', () => {
    const whole = 'می\u200Cخواهم 👩\u200D⚖️ l’État\u00A0: line\nbreak\ttab';
    expect(printable(whole)).toBe(whole);
    expect(printable('one\r\ntwo')).toBe('one\ntwo');
  });
});
