import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';
import { printable, type Block, type Paper, type Row } from './paper.ts';

/** Points; A4 with room for the marking above and below. */
const margins = { top: 72, bottom: 78, left: 56, right: 56 } as const;
const sizes = { 1: 17, 2: 13, 3: 11 } as const;
const body = 9.5;

/** DejaVu has Latin, Greek and Cyrillic; the fonts of PDF itself have no Cyrillic. */
const fonts = join(
  dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')),
  'ttf',
);

type Pdf = InstanceType<typeof PDFDocument>;

/** A paper as PDF: the same paper is the same bytes, its file id included. */
export function paperPdf(paper: Paper): Promise<Uint8Array> {
  const at = new Date(paper.at);
  const pdf: Pdf = new PDFDocument({
    size: 'A4',
    margins,
    bufferPages: true,
    font: join(fonts, 'DejaVuSans.ttf'),
    lang: 'en',
    info: {
      Title: printable(paper.title),
      Producer: 'Nemcon',
      Creator: 'Nemcon',
      CreationDate: at,
      ModDate: at,
    },
  });
  pdf.registerFont('plain', join(fonts, 'DejaVuSans.ttf'));
  pdf.registerFont('bold', join(fonts, 'DejaVuSans-Bold.ttf'));
  const written = bytesOf(pdf);
  for (const block of paper.blocks) write(pdf, block);
  markPages(pdf, paper);
  pdf.end();
  return written;
}

function bytesOf(pdf: Pdf): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    pdf.on('data', (part: Uint8Array) => parts.push(part));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    pdf.on('error', reject);
  });
}

function write(pdf: Pdf, block: Block): void {
  switch (block.is) {
    case 'heading':
      heading(pdf, block.level, block.text);
      return;
    case 'paragraph':
      pdf.font('plain', body).text(printable(block.text), { lineGap: 1.5 }).moveDown(0.5);
      return;
    case 'item':
      item(pdf, block);
      return;
    case 'table':
      table(pdf, block.head, block.rows);
      return;
    case 'new-page':
      pdf.addPage();
      return;
  }
}

/** A heading never stands alone at the foot of a page. */
function heading(pdf: Pdf, level: 1 | 2 | 3, text: string): void {
  const size = sizes[level];
  if (pdf.y + size * 4 > bottomOf(pdf)) pdf.addPage();
  pdf.moveDown(level === 1 ? 0 : 0.4);
  pdf.font('bold', size).text(printable(text)).moveDown(0.4);
}

function item(pdf: Pdf, { mark, text, depth }: Extract<Block, { readonly is: 'item' }>): void {
  const left = margins.left + depth * 18;
  pdf.font('plain', body);
  const options = { width: pdf.page.width - margins.right - left - 24, lineGap: 1.5 };
  if (pdf.y + pdf.heightOfString('x', options) > bottomOf(pdf)) pdf.addPage();
  const top = pdf.y;
  pdf.text(printable(mark), left, top, { lineBreak: false });
  pdf.text(printable(text), left + 24, top, options).moveDown(0.35);
  pdf.x = margins.left;
}

function bottomOf(pdf: Pdf): number {
  return pdf.page.height - margins.bottom;
}

/** Rows of cells side by side, each as high as its highest cell; too high ones run over pages. */
function table(pdf: Pdf, head: Row, rows: readonly Row[]): void {
  const all = head.length > 0 ? [head, ...rows] : rows;
  const shares = widthsOf(all);
  const whole = pdf.page.width - margins.left - margins.right;
  const widths = shares.map((share) => share * whole);
  all.forEach((row, at) => tableRow(pdf, row, widths, at === 0 && head.length > 0));
  pdf.x = margins.left;
  pdf.moveDown(0.8);
}

/** The share of each column by its longest cell, within reason. */
function widthsOf(rows: readonly Row[]): readonly number[] {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const wanted = Array.from({ length: columns }, (_, at) => {
    const longest = Math.max(...rows.map((row) => longestLine(row[at] ?? '')));
    return Math.min(60, Math.max(12, longest));
  });
  const sum = wanted.reduce((all, one) => all + one, 0);
  return wanted.map((one) => one / sum);
}

function longestLine(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.length));
}

const padding = 4;

function tableRow(pdf: Pdf, row: Row, widths: readonly number[], isHead: boolean): void {
  pdf.font(isHead ? 'bold' : 'plain', body - 1);
  const heights = widths.map((width, at) =>
    pdf.heightOfString(printable(row[at] ?? ''), { width: width - 2 * padding }),
  );
  const height = Math.max(...heights) + 2 * padding;
  const room = bottomOf(pdf) - margins.top;
  if (height > room) {
    longRow(pdf, row);
    return;
  }
  if (pdf.y + height > bottomOf(pdf)) pdf.addPage();
  const top = pdf.y;
  let left: number = margins.left;
  widths.forEach((width, at) => {
    pdf.rect(left, top, width, height).lineWidth(0.4).stroke('#999999');
    pdf.fillColor('black');
    pdf.text(printable(row[at] ?? ''), left + padding, top + padding, {
      width: width - 2 * padding,
    });
    left += width;
  });
  pdf.x = margins.left;
  pdf.y = top + height;
}

/** A row that no page holds is written as paragraphs, so that nothing of it is lost. */
function longRow(pdf: Pdf, row: Row): void {
  for (const cell of row)
    pdf.text(printable(cell), margins.left, pdf.y, { lineGap: 1.5 }).moveDown(0.4);
}

/** Marking above and below, and the number of the page, once it is known how many there are. */
function markPages(pdf: Pdf, { marking, footer }: Paper): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let at = start; at < start + count; at += 1) {
    pdf.switchToPage(at);
    // Text below the margin would begin another page.
    pdf.page.margins.bottom = 0;
    const { width, height } = pdf.page;
    const line = { width: width - margins.left - margins.right, align: 'center' } as const;
    pdf.fillColor('black').font('bold', 9);
    pdf.text(printable(marking), margins.left, 34, { ...line, height: 24, ellipsis: true });
    pdf.text(printable(marking), margins.left, height - 58, {
      ...line,
      height: 12,
      ellipsis: true,
    });
    pdf.font('plain', 7.5);
    const page = `${printable(footer)} \u2013 page ${at - start + 1} of ${count}`;
    pdf.text(page, margins.left, height - 42, { ...line, height: 10, ellipsis: true });
    pdf.page.margins.bottom = margins.bottom;
  }
}
