import type { Lack } from '../condition.ts';
import type { Needs } from '../needs.ts';
import type { Outcome } from '../state.ts';
import type { Instant } from '../time.ts';

/** The languages that the rules speak. */
export const languages = ['en', 'fr', 'uk'] as const;
export type Language = (typeof languages)[number];

/** How an instant is told; the caller knows the zone, and how its readers write times. */
export type Tell = (at: Instant) => string;

/** What the rules say, in one language. */
export type Words = {
  /** What this needs to pass. */
  readonly needs: (needs: Needs, when: Tell) => string;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  /** Acts as a short imperative: `answer`, `circulate`. */
  readonly acts: Readonly<Record<string, string>>;
  readonly offices: Readonly<Record<string, string>>;
  readonly positions: Readonly<Record<string, string>>;
  /**
   * Titles and labels of the shipped procedures by their own words. A procedure of somebody's own
   * that says the same means the same; what it says otherwise stays as it says it.
   */
  readonly titles: Readonly<Record<string, string>>;
};

/** What the catalogue calls it; what it does not know keeps its own name. */
export function named(names: Readonly<Record<string, string>>, id: string): string {
  return names[id] ?? id.replaceAll('-', ' ');
}

/** A title or a label in this language where we know it, else as the procedure says it. */
export function titled({ titles }: Pick<Words, 'titles'>, title: string): string {
  return titles[title] ?? title;
}

/** What is lacking, with the label already in the reader's language. */
export type LackIn = Omit<Lack, 'label'> & { readonly label: string };
