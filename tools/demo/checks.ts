import { isDeepStrictEqual } from 'node:util';

/** One thing that had to be so, and whether it was. */
export type Check = {
  readonly what: string;
  readonly expected: unknown;
  readonly found: unknown;
  readonly holds: boolean;
};

/** What one story expected and found. */
export class Checks {
  readonly #made: Check[] = [];

  expect(what: string, found: unknown, expected: unknown): void {
    this.#made.push({ what, expected, found, holds: isDeepStrictEqual(found, expected) });
  }

  /** A story that could not go on. */
  stopped(error: unknown): void {
    const found = error instanceof Error ? error.message : String(error);
    this.#made.push({ what: 'the story goes on to its end', expected: '', found, holds: false });
  }

  get made(): readonly Check[] {
    return this.#made;
  }

  get differing(): readonly Check[] {
    return this.#made.filter(({ holds }) => !holds);
  }
}

/** `silence, round 2: expected "agreed", found "held"`. */
export function differenceSentence({ what, expected, found }: Check): string {
  if (expected === '') return `${what}: ${String(found)}`;
  return `${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`;
}
