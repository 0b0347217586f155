import type { BoardLine, BoardWhole } from './board-filter.ts';

/** A step of the procedure, or a place outside its steps, with what stands there. */
export type BoardColumn = {
  readonly name: string;
  /** null: `name` is `over` or another place that the procedure has no title for. */
  readonly title: string | null;
  /** All that stand there, also those that are not among the lines. */
  readonly count: number;
  readonly lines: readonly BoardLine[];
};

/** In the procedure's order, empty steps too; what is outside its steps comes last. */
export function boardColumns({ steps, columns, lines }: BoardWhole): readonly BoardColumn[] {
  const named = [
    ...steps.map(({ step, title }) => ({ name: step, title })),
    ...columns.flatMap(({ step, stage }) => (step === null ? [{ name: stage, title: null }] : [])),
  ];
  const byName = Map.groupBy(lines, (line) => line.step ?? line.stage);
  const counts = new Map<string, number>();
  for (const { step, stage, count } of columns) {
    const name = step ?? stage;
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return named.map(({ name, title }) => ({
    name,
    title,
    count: counts.get(name) ?? 0,
    lines: byName.get(name) ?? [],
  }));
}
