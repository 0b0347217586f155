import type { Answer } from '../calls/client.ts';
import type { Me } from '../shell/session.ts';

type Asks = NonNullable<Answer<'/api/procedures/{id}'>['asks']>;
export type FactAsked = Asks['facts'][number];
type Review = Answer<'/api/reviews/{id}'>;

/** As chosen or written, by fact; what is left out is not known. */
export type FactWords = Readonly<Record<string, string>>;

/** What is said of the facts; nothing where nothing was. */
export function factsSaid(
  facts: readonly FactAsked[],
  words: FactWords,
): { facts?: Record<string, boolean | number | string> } {
  const said = facts.flatMap((asked) => {
    const value = valueOf(asked, words[asked.fact]?.trim() ?? '');
    return value === null ? [] : [[asked.fact, value] as const];
  });
  return said.length === 0 ? {} : { facts: Object.fromEntries(said) };
}

function valueOf({ is }: FactAsked, word: string): boolean | number | string | null {
  if (word === '') return null;
  if (is === 'yes-or-no') return word === 'yes';
  if (is === 'one-of') return word;
  const number = Number(word.replace(',', '.'));
  return Number.isFinite(number) ? number : null;
}

/** Whether the reader sits at one of these desks, for this group. */
export function sitsAtOneOf(
  offices: readonly string[],
  { review, group, me }: { readonly review: Review; readonly group: string; readonly me: Me },
): boolean {
  const ofGroup = {
    'working-group-chair': { body: group, role: 'chair' },
    chair: { body: group, role: 'chair' },
    'action-officer': { body: group, role: 'action-officer' },
  };
  const desks = new Map(Object.entries({ ...ofGroup, ...review.offices }));
  return offices.some((office) => {
    const desk = desks.get(office);
    return me.mandates.some(({ body, role }) => body === desk?.body && role === desk.role);
  });
}
