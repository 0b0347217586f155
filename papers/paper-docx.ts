import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { printable, type Block, type Paper, type Row } from './paper.ts';
import { reproducibleDocx } from './reproducible-docx.ts';

const font = 'DejaVu Sans';
const headings = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const;

/** A paper as a Word document: the same paper is the same bytes. */
export async function paperDocx(paper: Paper): Promise<Uint8Array> {
  const { title, marking, footer, blocks, at } = paper;
  const document = new Document({
    title: printable(title),
    creator: 'Nemcon',
    lastModifiedBy: 'Nemcon',
    styles: { default: { document: { run: { font, size: 20 } } } },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 } } },
        headers: { default: new Header({ children: [centred(marking, true)] }) },
        footers: {
          default: new Footer({ children: [centred(marking, true), pageLine(footer)] }),
        },
        children: blocks.flatMap(shown),
      },
    ],
  });
  return reproducibleDocx(document, at);
}

function centred(text: string, bold: boolean): Paragraph {
  const children = [new TextRun({ text: printable(text), bold })];
  return new Paragraph({ alignment: AlignmentType.CENTER, children });
}

function pageLine(footer: string): Paragraph {
  const children = [
    new TextRun({ text: `${printable(footer)} \u2013 page `, size: 16 }),
    new TextRun({ children: [PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES], size: 16 }),
  ];
  return new Paragraph({ alignment: AlignmentType.CENTER, children });
}

function shown(block: Block): readonly (Paragraph | Table)[] {
  switch (block.is) {
    case 'heading':
      return [new Paragraph({ text: printable(block.text), heading: headings[block.level] })];
    case 'paragraph':
      return [paragraph(block.text)];
    case 'item': {
      const left = 360 * (block.depth + 1);
      const text = printable(`${block.mark}\t${block.text}`);
      return [
        new Paragraph({
          indent: { left, hanging: 360 },
          spacing: { after: 80 },
          children: runs(text),
        }),
      ];
    }
    case 'table':
      return [table(block.head, block.rows), new Paragraph('')];
    case 'new-page':
      return [new Paragraph({ pageBreakBefore: true })];
  }
}

function paragraph(text: string): Paragraph {
  return new Paragraph({ spacing: { after: 120 }, children: runs(printable(text)) });
}

/** A line break in the text stays one in the paragraph. */
function runs(text: string): TextRun[] {
  return text
    .split('\n')
    .map((line, at) => new TextRun({ text: line, ...(at > 0 ? { break: 1 } : {}) }));
}

function table(head: Row, rows: readonly Row[]): Table {
  const columns = Math.max(1, head.length, ...rows.map((row) => row.length));
  const width = Math.floor(9000 / columns);
  const made = head.length > 0 ? [tableRow(head, width, true)] : [];
  return new Table({
    width: { size: 9000, type: WidthType.DXA },
    columnWidths: Array.from({ length: columns }, () => width),
    rows: [...made, ...rows.map((row) => tableRow(row, width, false))],
  });
}

function tableRow(cells: Row, width: number, isHead: boolean): TableRow {
  return new TableRow({
    tableHeader: isHead,
    children: cells.map(
      (text) =>
        new TableCell({
          width: { size: width, type: WidthType.DXA },
          margins: { top: 40, bottom: 40, left: 80, right: 80 },
          children: printable(text)
            .split('\n')
            .map((line) => new Paragraph({ children: [cellRun(line, isHead)] })),
        }),
    ),
  });
}

function cellRun(text: string, bold: boolean): TextRun {
  return new TextRun({ text, bold, size: 18 });
}
