import { judge, type Budget, type Line } from './line.ts';

const head = ['', 'unit', 'floor', 'Nemcon', 'ratio (rounds)', 'budget', ''] as const;

type Cells = readonly string[];

/** The lines as a table for a terminal. */
export function plainTable(lines: readonly Line[]): string {
  const rows = [head, ...lines.map(cells)];
  const widths = head.map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row) => row.map((cell, column) => padded(cell, widths[column] ?? 0, column)).join('  '))
    .map((text) => text.trimEnd())
    .join('\n');
}

/** The same for docs/performance.md. */
export function markdownTable(lines: readonly Line[]): string {
  const rule = head.map((_, column) => (isNumber(column) ? '--:' : '---'));
  return [head, rule, ...lines.map(cells)].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function cells(line: Line): Cells {
  const { what, unit, floor, nemcon, budget } = line;
  return [
    what,
    unit,
    floor === null ? '-' : shown(floor),
    shown(nemcon),
    ratioOf(line),
    budget === null ? '-' : budgetOf(budget),
    verdictOf(line),
  ];
}

function ratioOf(line: Line): string {
  const { ratio } = judge(line);
  if (ratio === null) return '-';
  const { spread } = line;
  if (spread === null) return ratio.toFixed(2);
  return `${ratio.toFixed(2)} (${spread.lowest.toFixed(2)}-${spread.highest.toFixed(2)})`;
}

function budgetOf(budget: Budget): string {
  switch (budget.is) {
    case 'times-floor-at-most':
      return `<= ${budget.times} x floor`;
    case 'times-floor-at-least':
      return `>= ${budget.times} x floor`;
    case 'at-most':
      return `<= ${budget.value}`;
  }
}

function verdictOf(line: Line): string {
  const { isMet, missedBy } = judge(line);
  if (isMet === null) return '';
  if (isMet) return 'met';
  return missedBy === null || !Number.isFinite(missedBy)
    ? 'MISSED'
    : `MISSED by ${Math.ceil(missedBy * 100)} %`;
}

/** Three digits that matter, and no more. */
function shown(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function isNumber(column: number): boolean {
  return column >= 2 && column <= 4;
}

function padded(cell: string, width: number, column: number): string {
  return isNumber(column) ? cell.padStart(width) : cell.padEnd(width);
}
