import { clauses, type Clause } from './clauses.ts';
import { Effort, words, type Piece } from './words.ts';

/** What became of one clause from an earlier to a later version of a text. */
export type ClauseChange = {
  /** `moved`: the same words under another number. */
  readonly is: 'unchanged' | 'moved' | 'changed' | 'added' | 'removed';
  /** As the earlier version has it; null for what is added. */
  readonly before: Clause | null;
  /** As the later version has it; null for what is removed. */
  readonly after: Clause | null;
  /** By word, where the texts differ at all; null where it is the same, or would take too long. */
  readonly words: readonly Piece[] | null;
};

/**
 * Two versions of a text by clause, in the order of the later one, what is removed standing where
 * it stood; within a changed clause by word. Bounded: where the words of two texts differ too much
 * the clause is shown as a whole. Blank space at the end of a clause is no difference.
 */
export function compare(before: string, after: string): readonly ClauseChange[] {
  const was = clauses(before);
  const is = clauses(after);
  const partners = pair(was, is);
  const effort = new Effort();
  const changes: ClauseChange[] = [];
  let next = 0;
  const partnered = new Set(partners.values());
  const removeUpTo = (end: number) => {
    for (; next < end; next += 1) {
      const gone = was[next];
      if (gone && !partnered.has(gone))
        changes.push({ is: 'removed', before: gone, after: null, words: null });
    }
  };
  const places = new Map(was.map((clause, index) => [clause, index]));
  for (const clause of is) {
    const partner = partners.get(clause);
    if (partner) removeUpTo(places.get(partner) ?? 0);
    changes.push(change(partner, clause, effort));
  }
  removeUpTo(was.length);
  return changes;
}

/**
 * Numbers under which the two versions do not say the same: of clauses that are changed, added,
 * removed or moved. Whoever relies on a clause by its number may rely on it where it is not listed.
 */
export function changedClauses(before: string, after: string): string[] {
  const was = new Map(clauses(before).map((clause) => [clause.number, clause.text.trimEnd()]));
  const is = new Map(clauses(after).map((clause) => [clause.number, clause.text.trimEnd()]));
  return [...new Set([...was.keys(), ...is.keys()])].filter(
    (number) => was.get(number) !== is.get(number),
  );
}

function change(before: Clause | undefined, after: Clause, effort: Effort): ClauseChange {
  if (before === undefined) return { is: 'added', before: null, after, words: null };
  const isSame = before.text.trimEnd() === after.text.trimEnd();
  const kind =
    before.number !== after.number && content(before) === content(after)
      ? 'moved'
      : isSame
        ? 'unchanged'
        : 'changed';
  return {
    is: kind,
    before,
    after,
    words: isSame ? null : words(before.text.trimEnd(), after.text.trimEnd(), effort),
  };
}

/** Which earlier clause each later one comes from. */
function pair(was: readonly Clause[], is: readonly Clause[]): ReadonlyMap<Clause, Clause> {
  const partners = new Map<Clause, Clause>();
  const free = new Set(was);
  const take = (key: (clause: Clause) => string) => {
    const known = new Map<string, Clause[]>();
    for (const clause of free)
      known.set(key(clause), [...(known.get(key(clause)) ?? []), clause].slice(0, 50));
    for (const clause of is) {
      if (partners.has(clause)) continue;
      const found = known.get(key(clause))?.shift();
      if (!found) continue;
      partners.set(clause, found);
      free.delete(found);
    }
  };
  take((clause) => `${clause.number}\n${clause.text.trimEnd()}`);
  take(content);
  take((clause) => clause.number);
  return partners;
}

/** What a clause says, whatever number it carries. */
function content({ text }: Clause): string {
  return text
    .trim()
    .replace(/^(#{1,6}[ \t]+)?[*_]{0,2}\d{1,4}(\.\d{1,3}){0,8}[.):]?[*_]{0,2}(?=\s|$)/, '')
    .trim();
}
