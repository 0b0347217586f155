/**
 * The names most like one that was mistyped, nearest first.
 *
 * @param limit how many to give at most; names that have little in common are left out
 */
export function nearest(wanted: string, names: readonly string[], limit = 3): string[] {
  const lower = wanted.toLowerCase();
  return names
    .map((name) => ({ name, far: distance(lower, name.toLowerCase(), lower.length) }))
    .filter(({ name, far }) => far <= Math.max(2, Math.floor(name.length / 2)))
    .toSorted((a, b) => a.far - b.far)
    .slice(0, limit)
    .map(({ name }) => name);
}

/** A part of a name ("anna") is near it; otherwise the number of letters to change (Levenshtein). */
function distance(wanted: string, name: string, length: number): number {
  if (length >= 3 && name.includes(wanted)) return 1;
  let row = Array.from({ length: name.length + 1 }, (_, index) => index);
  for (const [i, letter] of wanted.split('').entries()) {
    const next = [i + 1];
    for (const [j, other] of name.split('').entries()) {
      const changed = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[name.length] ?? 0;
}
