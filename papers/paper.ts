import { madeVisible } from '../domain/spelling/hidden.ts';
import type { Instant } from '../domain/time.ts';

/** A document to be printed, as plain structure: what a renderer needs and nothing of where it comes from. */
export type Paper = {
  readonly title: string;
  /** Stands at the head and the foot of every page. */
  readonly marking: string;
  /** Beside the page number: what it is and which state it shows. */
  readonly footer: string;
  /** When its content last changed; never the time of the printing, so that its bytes stay the same. */
  readonly at: Instant;
  readonly blocks: readonly Block[];
};

export type Block =
  | { readonly is: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly is: 'paragraph'; readonly text: string }
  /** One entry of a list; `depth` 0 is the outermost. */
  | { readonly is: 'item'; readonly mark: string; readonly text: string; readonly depth: number }
  | { readonly is: 'table'; readonly head: readonly string[]; readonly rows: readonly Row[] }
  | { readonly is: 'new-page' };

export type Row = readonly string[];

/** Two columns, what and which; what is not known is left out. */
export function factsTable(facts: readonly (readonly [string, string | null])[]): Block {
  const rows = facts.flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return { is: 'table', head: [], rows };
}

/**
 * A text as it stands on paper: signs without a shape, in texts from before they were refused, are
 * seen as on the pages (`⟨U+202E⟩`), so that what is printed is what was hashed. What XML and fonts
 * have no place for is among them.
 */
export function printable(text: string): string {
  return madeVisible(text.replaceAll('\r\n', '\n'), 'text');
}
