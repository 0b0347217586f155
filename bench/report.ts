import { judge, type Line } from './line.ts';
import type { Machine } from './machine.ts';
import type { BenchOptions } from './options.ts';
import { markdownTable, plainTable } from './table.ts';

export type Report = {
  readonly began: Date;
  readonly quick: boolean;
  readonly machine: Machine;
  readonly lines: readonly Line[];
};

/** What is printed of a run, in the form that was asked for. */
export function printed(report: Report, format: BenchOptions['format']): string {
  switch (format) {
    case 'json':
      return asJson(report);
    case 'markdown':
      return `${headOf(report)}\n\n${markdownTable(report.lines)}\n`;
    case 'table':
      return `${headOf(report)}\n\n${plainTable(report.lines)}\n`;
  }
}

function asJson({ lines, ...run }: Report): string {
  const judged = lines.map((line) => ({ ...line, ...judge(line) }));
  return `${JSON.stringify({ ...run, lines: judged }, null, 2)}\n`;
}

function headOf({ began, quick, machine }: Report): string {
  const { processor, cores, memoryGiB, system, node, loadBefore } = machine;
  const length = quick ? ' (quick: only shows that it works)' : '';
  return `${began.toISOString()}${length}: ${cores} cores of ${processor}, ${memoryGiB} GiB, ${system}, Node ${node}, load before ${loadBefore}`;
}
