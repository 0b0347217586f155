import type { PersonActor } from '../../domain/actor.ts';
import type { Act, Command, Until } from '../../domain/command.ts';
import type { Hash } from '../../domain/state.ts';
import type { ReviewAct, ReviewCommand } from '../../domain/review/command.ts';
import { sha256 } from '../../store/hash.ts';
import { momentAt, windowAt } from '../calendar/moment.ts';
import type { ActAsked, CommentAsked, ResponseAsked, ReviewActAsked } from '../contract/acts.ts';
import type { AuthoritiesOf } from './authorities.ts';
import { paperOf } from './paper.ts';
import type { Papers } from './papers.ts';

/** Makes the command of one request for the actor it is given: texts are documents by then. */
export type MakeCommand<C> = (by: PersonActor) => C;

/** Acts that are made of what was asked alone; another needs the register (migrate.ts). */
type PlainAct = Exclude<ActAsked, { type: 'migrate-procedure' }>;

/** An act on a recommendation, as the rules take it. @throws Problem for a time that cannot be */
export function actCommand(asked: PlainAct, papers: Papers): MakeCommand<Command> {
  const make = act(asked, papers);
  return (by) => ({ by, ...make(by.body) });
}

/** What depends on the body acted for is filled last; everything else is parsed once. */
function act(asked: PlainAct, papers: Papers): (own: string) => Act {
  switch (asked.type) {
    case 'accept':
    case 'accept-evidence':
      return () => ({ type: asked.type });
    case 'freeze-version':
      return always(frozen(asked, papers));
    case 'lift':
    case 'withdraw-position':
    case 'recuse':
      return (own) => ({
        type: asked.type,
        stage: asked.stage ?? null,
        body: asked.body ?? own,
      });
    case 'release-position':
      return (own) => ({ type: asked.type, stage: asked.stage ?? null, body: asked.body ?? own });
    case 'request-more-time':
      return (own) => ({ type: asked.type, body: asked.body ?? own });
    case 'undelivered':
      return () => ({ type: asked.type, body: asked.body });
    case 'mark':
      return () => ({
        type: asked.type,
        marking: asked.marking,
        releasability: asked.releasability,
      });
    case 'add-language-version': {
      const { version = null, language } = asked;
      return always({ type: asked.type, version, language, text: papers.keep(asked.text) });
    }
    case 'attach': {
      const { attachment } = asked;
      return always({ type: asked.type, attachment, name: papers.keep(asked.name) });
    }
    case 'supersede':
      return () => ({ type: asked.type, successor: asked.successor });
    case 'conclude':
      return () => ({ type: asked.type, outcome: asked.outcome, alone: true });
    case 'circulate':
    case 'convene':
    case 'extend':
    case 'reissue':
    case 'determine':
      return always(timed(asked, papers));
    default:
      return always(reasoned(asked, papers));
  }
}

function always(made: Act): () => Act {
  return () => made;
}

function frozen(asked: Extract<ActAsked, { type: 'freeze-version' }>, papers: Papers): Act {
  const { names } = asked;
  const text = papers.keep(asked.text);
  return {
    type: 'freeze-version',
    text,
    ...paperOf(asked, text, papers),
    window: windowAt(asked.window),
    names:
      names === undefined
        ? null
        : {
            benchmark: papers.keep(names.benchmark),
            authority: names.authority,
            dueDate: momentAt(names.dueDate),
            indicator: papers.keep(names.indicator),
          },
  };
}

type Timed = 'circulate' | 'convene' | 'extend' | 'reissue' | 'determine';

function timed(asked: Extract<ActAsked, { type: Timed }>, papers: Papers): Act {
  const window = windowAt(asked.window);
  switch (asked.type) {
    case 'circulate':
      return { type: asked.type, languages: asked.languages, window };
    case 'convene':
      return { type: asked.type, stage: asked.stage ?? null, window };
    case 'reissue':
      return reissued(asked, papers, window);
    case 'extend':
      return {
        type: asked.type,
        stage: asked.stage ?? null,
        window: windowAt(asked.window) ?? { hours: 0 },
        reason: papers.keepIfAny(asked.reason),
      };
    case 'determine': {
      const { outcome } = asked;
      const reason = papers.keep(asked.reason);
      return { type: asked.type, stage: asked.stage ?? null, outcome, window, reason };
    }
  }
}

function reissued(
  asked: Extract<ActAsked, { type: 'reissue' }>,
  papers: Papers,
  window: Until | null,
): Act {
  const text = papers.keepIfAny(asked.text);
  const paper = text === null ? {} : paperOf(asked, text, papers);
  return { type: 'reissue', text, window, ...paper };
}

type Reasoned =
  | 'dispose'
  | 'advise'
  | 'raise'
  | 'pass-over'
  | 'publish'
  | 'correct-publication'
  | 'refuse-evidence'
  | 'submit-evidence'
  | 'withdraw'
  | 'return'
  | 'erratum'
  | 'reopen'
  | 'close-package';

function reasoned(asked: Extract<ActAsked, { type: Reasoned }>, papers: Papers): Act {
  switch (asked.type) {
    case 'dispose': {
      const { comment, disposition } = asked;
      return { type: asked.type, comment, disposition, reason: papers.keep(asked.reason) };
    }
    case 'advise': {
      const { aligned, stage = null } = asked;
      return { type: asked.type, stage, advice: papers.keep(asked.advice), aligned };
    }
    case 'raise':
      return { type: asked.type, stage: asked.stage ?? null, reason: papers.keep(asked.reason) };
    case 'pass-over':
      return {
        type: asked.type,
        stage: asked.stage,
        reason: papers.keep(asked.reason),
        body: asked.body ?? null,
      };
    case 'publish':
      return { type: asked.type, entry: papers.keep(asked.entry) };
    case 'correct-publication': {
      const { entry } = asked;
      return { type: asked.type, entry: papers.keep(entry), reason: papers.keep(asked.reason) };
    }
    case 'refuse-evidence':
      return { type: asked.type, reason: papers.keep(asked.reason) };
    case 'submit-evidence':
      return { type: asked.type, evidence: papers.keep(asked.evidence) };
    case 'withdraw':
      return { type: asked.type, reason: papers.keep(asked.reason) };
    case 'return':
    case 'reopen':
      return { type: asked.type, to: asked.to ?? null, reason: papers.keep(asked.reason) };
    case 'close-package':
      return { type: asked.type, manifest: papers.keep(asked.manifest), alone: true };
    case 'erratum': {
      const { event, strike } = asked;
      const reason = papers.keep(asked.reason);
      return { type: asked.type, event, reason, instead: papers.keepIfAny(asked.instead), strike };
    }
  }
}

/** @param key the request's: it names the letter, however many bodies it speaks for */
export function responseCommand(
  asked: ResponseAsked,
  papers: Papers,
  key: string,
  authorities: AuthoritiesOf,
): MakeCommand<Command> {
  const { position, text, stage = null, bodies, to, clauses } = asked;
  const reason = papers.keepIfAny(asked.reason);
  const statement = papers.keepIfAny(asked.statement);
  return (by) => {
    const authorised = authorities(by);
    return {
      by,
      type: 'respond',
      stage,
      bodies: [...new Set(bodies ?? [by.body])],
      position,
      text,
      reason,
      statement,
      to,
      clauses,
      letter: key,
      ...(authorised.length > 0 ? { authorised } : {}),
    };
  };
}

/** The comment's id comes from the key, so that the same request sent twice is one comment. */
export function commentCommand(
  asked: CommentAsked,
  papers: Papers,
  key: string,
): MakeCommand<Command> {
  const { kind, clause, body } = asked;
  const document = papers.keep(asked.text);
  const suggested = asked.proposal === undefined ? {} : { proposal: papers.keep(asked.proposal) };
  const id = `c-${sha256(key).slice(0, 12)}`;
  return (by) => ({
    by,
    type: 'comment',
    id,
    body: body ?? by.body,
    kind,
    clause,
    document,
    ...suggested,
  });
}

/** @param manifest the document that a package is frozen in; only its closing has one */
export function reviewCommand(
  asked: ReviewActAsked,
  papers: Papers,
  manifest: Hash | null,
): MakeCommand<ReviewCommand> {
  const made = reviewAct(asked, papers, manifest);
  return (by) => ({ by, ...made });
}

function reviewAct(asked: ReviewActAsked, papers: Papers, manifest: Hash | null): ReviewAct {
  switch (asked.type) {
    case 'close-package': {
      if (manifest === null) throw new Error('A package is closed with its manifest.');
      const members = asked.members.toSorted((a, b) => (a.reference < b.reference ? -1 : 1));
      return { type: asked.type, members, manifest };
    }
    case 'conclude-member':
      return { type: asked.type, reference: asked.reference, outcome: asked.outcome };
    case 'conclude-all':
      return { type: asked.type, outcome: asked.outcome, except: asked.except };
    case 'take-out':
    case 'put-back': {
      const { type, reference } = asked;
      return { type, reference, reason: papers.keep(asked.reason) };
    }
  }
}
