import type { Actor } from '../../domain/actor.ts';
import type { NamedChange } from '../../domain/text-version.ts';
import type { ClauseChange } from '../../papers/compare.ts';
import type { CommentLine } from '../../store/comments.ts';
import type { Frozen } from '../../store/frozen.ts';
import type { Viewer } from '../../domain/explain.ts';
import { showActor } from './actor.ts';
import type { Language } from '../../domain/words/languages.ts';
import { asGiven, asPhrase, say, type Said } from '../../domain/words/say.ts';
import { told } from './told.ts';

/** What is known of the steps between two versions: the freezings after the first, the comments on those before. */
export type Steps = {
  readonly frozen: readonly Frozen[];
  readonly comments: readonly CommentLine[];
  readonly reasons: ReadonlyMap<string, string>;
  readonly viewer: Viewer;
  readonly language: Language;
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
    sentence: told(
      steps.language,
      proposer
        ? say`Proposed by ${proposer}.`
        : why === null
          ? say`Named with the version.`
          : asGiven(why),
    ),
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
    sentence: told(
      steps.language,
      say`Proposed by ${body} (${asPhrase(kind)} comment ${id}), ${asPhrase(disposition ?? 'not disposed of')}.`,
    ),
    proposer: body,
    comment: id,
    kind,
    disposition,
    reason: disposed?.reason ?? null,
    frozenBy: by ? showActor(by, steps.viewer) : {},
  };
}

function ofOwn({ by }: Frozen, { viewer, language }: Steps) {
  return {
    by: 'own' as const,
    sentence: told(language, ownOf(by, viewer)),
    proposer: null,
    comment: null,
    kind: null,
    disposition: null,
    reason: null,
    frozenBy: showActor(by, viewer),
  };
}

function ownOf(by: Actor, viewer: Viewer): Said {
  if (by.is !== 'person') return say`The machine's own, who froze the version.`;
  const role = asPhrase(by.role.replaceAll('-', ' '));
  return viewer.kind === 'public'
    ? say`The ${role}'s own, who froze the version.`
    : say`The ${role}'s own: ${by.person} for ${by.body}, who froze the version.`;
}
