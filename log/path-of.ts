const longestPath = 200;

/** The path of an address as a log may hold it: without the query, which can carry a token. */
export function pathOf(url: string | undefined): string {
  return (url ?? '').split(/[?#]/, 1)[0]?.slice(0, longestPath) ?? '';
}
