import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { columns, type CommentMatrix, type MatrixRow } from './comment-matrix.ts';
import { printable } from './paper.ts';
import { reproducibleDocx } from './reproducible-docx.ts';

/** Columns of the paper, and their widths in hundredths of the table's. */
const widths = [
  ['number', 4],
  ['body', 8],
  ['clause', 7],
  ['kind', 9],
  ['comment', 28],
  ['proposal', 22],
  ['disposition', 22],
] as const satisfies readonly (readonly [keyof MatrixRow, number])[];

/** The matrix as a Word document: the same bytes from the same comments. */
export function commentDocx(matrix: CommentMatrix): Promise<Uint8Array> {
  const { reference, title, changedAt } = matrix;
  const document = new Document({
    creator: 'Nemcon',
    lastModifiedBy: 'Nemcon',
    title: `Comments on ${reference}`,
    styles: { default: { document: { run: { font: 'Arial', size: 18 } } } },
    sections: [
      {
        properties: { page: { size: { orientation: PageOrientation.LANDSCAPE } } },
        headers: { default: new Header({ children: [centred(printable(matrix.marking), true)] }) },
        footers: { default: new Footer({ children: [footer(matrix)] }) },
        children: [
          new Paragraph({
            heading: HeadingLevel.HEADING_1,
            children: [new TextRun(printable(`Comments on ${reference}: ${title}`))],
          }),
          table(matrix.rows),
        ],
      },
    ],
  });
  return reproducibleDocx(document, changedAt);
}

function centred(text: string, bold: boolean): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ text, bold })],
  });
}

function footer({ marking, reference }: CommentMatrix): Paragraph {
  const page = [`  ·  ${reference}  ·  `, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES];
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({ text: printable(marking), bold: true }),
      new TextRun({ children: page }),
    ],
  });
}

function table(rows: readonly MatrixRow[]): Table {
  const heading = new TableRow({
    tableHeader: true,
    children: widths.map(([name, width]) => cell(columns[name], width, true)),
  });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [heading, ...rows.map((row) => new TableRow({ children: cells(row) }))],
  });
}

function cells(row: MatrixRow): TableCell[] {
  return widths.map(([name, width]) => {
    const { disposition, reason } = row;
    const text =
      name === 'disposition' ? [disposition, reason].filter(Boolean) : [String(row[name])];
    return cell(text.join('\n'), width, false);
  });
}

function cell(text: string, width: number, bold: boolean): TableCell {
  const lines = printable(text).split('\n');
  return new TableCell({
    width: { size: width, type: WidthType.PERCENTAGE },
    children: lines.map((line) => new Paragraph({ children: [new TextRun({ text: line, bold })] })),
  });
}
