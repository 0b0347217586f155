/** Runs a task for each item, at most so many at once; the results stand in the items' order. */
export async function atMost<T, R>(
  most: number,
  items: readonly T[],
  task: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Map<number, R>();
  const left = items.entries();
  const work = async () => {
    for (const [index, item] of left) results.set(index, await task(item));
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, work));
  return [...results].toSorted(([a], [b]) => a - b).map(([, result]) => result);
}
