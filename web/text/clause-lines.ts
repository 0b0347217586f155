type Clause = { readonly number: string; readonly heading: string; readonly text: string };

/**
 * On which line of the text each clause begins: all clauses, one after the other, are the text. What
 * stands before the first clause has no number of its own.
 */
export function clauseLines(clauses: readonly Clause[]): ReadonlyMap<number, string> {
  const begun = new Map<number, string>();
  let line = 0;
  for (const { number, text } of clauses) {
    const blank = /^(?:[ \t]*\r?\n)*/.exec(text)?.[0] ?? '';
    if (number !== '0') begun.set(line + linesIn(blank), number);
    line += linesIn(text);
  }
  return begun;
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}
