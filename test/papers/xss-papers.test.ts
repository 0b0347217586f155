import { describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { commentDocx } from '../../papers/comment-docx.ts';
import { packagePaper } from '../../papers/package-paper.ts';
import { paperDocx } from '../../papers/paper-docx.ts';
import { paperPdf } from '../../papers/paper-pdf.ts';
import { content, member, textsOf } from './package-content.ts';
import { xssStrings } from './xss-strings.ts';

const all = xssStrings.join('\n\n');
const members = [member('SDPR-01', { title: all, indicator: all, marking: all })];
const paper = packagePaper(content(members), textsOf(members, all), 0);

const matrix = {
  reference: 'SDPR-01',
  title: all,
  marking: all,
  changedAt: 0,
  rows: xssStrings.map((text, at) => ({
    number: at + 1,
    body: text,
    version: 1,
    clause: text,
    kind: text,
    comment: text,
    proposal: text,
    disposition: text,
    reason: text,
  })),
};

/** Word fetches what a relationship calls external, and computes what is a field. */
function expectOnlyText(docx: Uint8Array): void {
  const parts = Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)]);
  expect(
    parts.map(([name]) => name).filter((name) => /vba|embed|activeX/i.test(name ?? '')),
  ).toEqual([]);
  for (const [, xml = ''] of parts) {
    expect(xml).not.toMatch(/TargetMode="External"|<w:(hyperlink|object|altChunk|fldSimple)\b/);
    expect(xml).not.toMatch(/<(script|svg|img|iframe|!ENTITY|!DOCTYPE)/i);
    const fields = [...xml.matchAll(/<w:instrText[^>]*>([^<]*)</g)].map(([, field]) => field);
    for (const field of fields) expect(field).toMatch(/^(PAGE|NUMPAGES)$/);
    // oxlint-disable-next-line no-control-regex -- exactly what XML 1.0 cannot hold
    expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
  }
}

describe('hundreds of strings that would run elsewhere are text on paper', () => {
  test('in the comment matrix as a Word document', async () => {
    expectOnlyText(await commentDocx(matrix));
  }, 60_000);

  test('in the package as a Word document', async () => {
    expectOnlyText(await paperDocx(paper));
  }, 60_000);

  test('in the package as PDF', async () => {
    const pdf = Buffer.from(await paperPdf(paper)).toString('latin1');
    expect(pdf).toMatch(/^%PDF-/);
    expect(pdf).not.toMatch(/\/(JavaScript|JS|Launch|OpenAction|URI|SubmitForm|EmbeddedFile|AA)\b/);
  }, 60_000);
});
