/** One page of a list. `next` asks for the following one; null: this was the last. */
export type Page<T> = { readonly items: readonly T[]; readonly next: string | null };

/** A cursor that no list of ours handed out; the edge answers 400. */
export class CursorUnreadable extends Error {
  override readonly name = 'CursorUnreadable';
  constructor() {
    super('This cursor was not handed out by this list: leave it out to start from the beginning.');
  }
}

type Key = readonly (string | number)[];

/** A cursor is the sort key of the last item, opaque to clients. */
export function writeCursor(key: Key): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * The sort key that a cursor holds, checked against the kinds of an example key.
 * @throws CursorUnreadable
 */
export function readCursor<K extends Key>(cursor: string, example: K): K {
  const key: unknown = parsed(cursor);
  if (!fits(key, example)) throw new CursorUnreadable();
  return key;
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new CursorUnreadable();
  }
}

function fits<K extends Key>(key: unknown, example: K): key is K {
  return (
    Array.isArray(key) &&
    key.length === example.length &&
    example.every((part, index) => typeof key[index] === typeof part && isKeepable(key[index]))
  );
}

/** The last instant that PostgreSQL reads as we write it: the year 9999. Every number of ours is below. */
const largestNumber = 253_402_300_799_999;

/** What PostgreSQL can compare a column with. */
function isKeepable(part: unknown): boolean {
  if (typeof part === 'number')
    return Number.isSafeInteger(part) && part >= 0 && part <= largestNumber;
  return typeof part !== 'string' || (part.isWellFormed() && !part.includes('\u0000'));
}

/** Cuts a list that was read one item longer than the page into the page and its cursor. */
export function pageOf<T>(rows: readonly T[], limit: number, keyOf: (item: T) => Key): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const next = rows.length > limit && last !== undefined ? writeCursor(keyOf(last)) : null;
  return { items, next };
}
