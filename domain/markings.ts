/** From what is for everybody to the most secret. */
const ranked: readonly string[] = [
  'PUBLIC',
  'NON SENSITIVE INFORMATION RELEASABLE TO THE PUBLIC',
  'NATO UNCLASSIFIED',
  'NATO RESTRICTED',
  'NATO CONFIDENTIAL',
  'NATO SECRET',
  'COSMIC TOP SECRET',
];

/**
 * What stands on every page of a paper that holds these texts: the highest marking. Those of
 * another scale cannot be compared and stand beside it; a text without one is said to be unmarked.
 *
 * @param notMarked how that is said
 */
export function markingOfAll(
  markings: readonly (string | null)[],
  notMarked: string = 'NOT MARKED',
): string {
  const known = markings.filter((one) => one !== null);
  const highest = ranked.findLast((one) => known.some((marking) => marking.toUpperCase() === one));
  const others = known.filter((one) => !ranked.includes(one.toUpperCase()));
  const unmarked = known.length < markings.length || known.length === 0 ? [notMarked] : [];
  const all = [...(highest === undefined ? [] : [highest]), ...new Set(others), ...unmarked];
  return all.join(' / ');
}
