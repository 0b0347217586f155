type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Optional fields of a parsed query are left out rather than there and undefined. */
export function withoutUndefined<T extends object>(value: T): Partial<Defined<T>> {
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(entries) as Partial<Defined<T>>;
}
