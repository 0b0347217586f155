import type { Actor } from '../../domain/actor.ts';
import type { NamedChange } from '../../domain/text-version.ts';
import type { ClauseChange } from '../../papers/compare.ts';
import type { CommentLine } from '../../store/comments.ts';
import type { Frozen } from '../../store/frozen.ts';
import type { Viewer } from '../../domain/explain.ts';
import { showActor } from './actor.ts';

/** What is known of the steps between two versions: the freezings after the first, the comments on those before. */
export type Steps = {
  readonly frozen: readonly Frozen[];
  readonly comments: readonly CommentLine[];
  readonly reasons: ReadonlyMap<string, string>;
  readonly viewer: Viewer;
};

type Named = { readonly change: NamedChange; readonly by: Actor };

/**
 * Whose proposal a changed clause is: the accepted comments on it, and what was named with the
 * version; where there is neither, it is the own of whoever froze it. Comments on the clause itself
 * go before those on the clause that it is part of.
 */
export function originsOf(change: ClauseChange, steps: Steps) {
  if (change.is === 'unchanged' || change.is === 'moved') return [];
  const numbers = [change.before?.number, change.after?.number].filter((one) => one !== undefined);
  const named: Named[] = steps.frozen.flatMap(({ by, event }) =>
    (event.paper?.changes ?? []).map((one) => ({ change: one, by })),
  );
  const namedHere = closest(named, numbers, (one) => one.change.clause);
  const taken = new Set(namedHere.map((one) => one.change.comment));
  const accepted = closest(steps.comments.filter(isTaken), numbers, ({ clause }) => clause);
  const origins = [
    ...namedHere.map((one) => ofNamed(one, steps)),
    ...accepted
      .filter(({ id }) => !taken.has(id))
      .map((comment) => ofComment(comment, null, steps)),
  ];
  return origins.length > 0 ? origins : steps.frozen.slice(-1).map((last) => ofOwn(last, steps));
}

function isTaken({ disposition }: CommentLine): boolean {
  return disposition === 'accepted' || disposition === 'modified';
}

/** Those that name the clause; if none does, those that name one which it is part of. */
function closest<T>(
  all: readonly T[],
  numbers: readonly string[],
  clauseOf: (one: T) => string,
): readonly T[] {
  const exact = all.filter((one) => numbers.includes(clauseName(clauseOf(one))));
  if (exact.length > 0) return exact;
  return all.filter((one) => {
    const clause = clauseName(clauseOf(one));
    return clause !== '' && numbers.some((number) => number.startsWith(`${clause}.`));
  });
}

/** `§ 3.2.`, `clause 3.2`: people write the number of a clause in many ways. */
function clauseName(written: string): string {
  const short = written.trim().slice(0, 120);
  const found = /\d+(?:\.\d+)*/.exec(short)?.[0];
  return /annex|appendix|додаток/i.test(short) ? short : (found ?? short);
}

function ofNamed({ change, by }: Named, steps: Steps) {
  const comment = steps.comments.find(({ id }) => id === change.comment);
  const why = change.why === null ? null : (steps.reasons.get(change.why) ?? null);
  if (comment) return { ...ofComment(comment, by, steps), by: 'named' as const };
  const proposer = change.proposer;
  return {
    by: 'named' as const,
    sentence: proposer ? `Proposed by ${proposer}.` : (why ?? 'Named with the version.'),
    proposer,
    comment: null,
    kind: null,
    disposition: null,
    reason: why,
    frozenBy: showActor(by, steps.viewer),
  };
}

function ofComment(comment: CommentLine, namedBy: Actor | null, steps: Steps) {
  const { id, body, kind, disposition, disposed } = comment;
  const by = namedBy ?? steps.frozen.at(-1)?.by;
  return {
    by: 'comment' as const,
    sentence: `Proposed by ${body} (${kind} comment ${id}), ${disposition ?? 'not disposed of'}.`,
    proposer: body,
    comment: id,
    kind,
    disposition,
    reason: disposed?.reason ?? null,
    frozenBy: by ? showActor(by, steps.viewer) : {},
  };
}

function ofOwn({ by }: Frozen, { viewer }: Steps) {
  const who = by.is === 'person' ? `${by.role.replaceAll('-', ' ')}'s` : "machine's";
  const name =
    by.is === 'person' && viewer.kind !== 'public' ? `: ${by.person} for ${by.body}` : '';
  return {
    by: 'own' as const,
    sentence: `The ${who} own${name}, who froze the version.`,
    proposer: null,
    comment: null,
    kind: null,
    disposition: null,
    reason: null,
    frozenBy: showActor(by, viewer),
  };
}
