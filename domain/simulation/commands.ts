import type { Actor } from '../actor.ts';
import type { Act, Command } from '../command.ts';
import { currentVersion, openStages, roundOf, stageRule } from '../stages.ts';
import type { Recommendation } from '../state.ts';
import type { CaseEvent, Deed } from './case.ts';
import { actorAt, anybodyAt, delegateOf, officeFor } from './offices.ts';

/** A case keeps no texts: a name stands for each of them, as a hash does in the register. */
const reason = 'reason';

export function textOf(version: number): string {
  return `version-${version}`;
}

/** The commands that an event of a case stands for, once it is known what came before it. */
export function commandsOf(event: CaseEvent): readonly ((now: Recommendation) => Command)[] {
  const acts = actsOf(event.does);
  return acts.map((actIn) => (now) => {
    const act = actIn(now, event.stage);
    return { ...act, by: actorOf(now, event, act) };
  });
}

function actorOf(now: Recommendation, { by, does }: CaseEvent, act: Act): Actor {
  if (by !== null) return actorAt(now, by);
  if (does.act === 'respond') return delegateOf(does.author);
  if (does.act === 'undelivered') return { is: 'machine', rule: 'delivery' };
  if ('body' in does) return delegateOf(does.body);
  return anybodyAt(now, officeFor(now, act), act.type);
}

type ActIn = (now: Recommendation, stage: string | null) => Act;

function actsOf(does: Deed): readonly ActIn[] {
  if (does.act === 'respond' && does.to === 'text' && does.bodies.length === 0) return [];
  // Whoever accepts evidence has seen some: the authority showed it.
  if (does.act === 'accept-evidence')
    return [
      () => ({ type: 'submit-evidence', evidence: reason }),
      () => ({ type: 'accept-evidence' }),
    ];
  return [(now, stage) => actOf(now, stage, does)];
}

function actOf(now: Recommendation, stage: string | null, does: Deed): Act {
  switch (does.act) {
    case 'respond':
      return respond(now, stage, does);
    case 'lift':
    case 'withdraw-position':
    case 'recuse':
      return { type: does.act, stage, body: does.body };
    case 'request-more-time':
    case 'undelivered':
      return { type: does.act, body: does.body };
    case 'comment': {
      const { id, body, kind, clause } = does;
      return { type: 'comment', id, body, kind, clause, document: null };
    }
    case 'dispose':
      return { ...does, type: 'dispose', reason };
    case 'freeze-version':
      return {
        type: 'freeze-version',
        text: nextText(now),
        window: does.window,
        names: names(does),
        changedClauses: does.changed,
      };
    case 'reissue':
      return {
        type: 'reissue',
        text: hasNewerText(now) ? null : nextText(now),
        window: does.window,
        changedClauses: does.changed,
      };
    case 'extend':
      return { type: 'extend', stage, window: does.window, reason };
    case 'determine':
      return { type: 'determine', stage, outcome: does.outcome, window: does.window, reason };
    case 'advise':
      return { type: 'advise', stage, advice: reason, aligned: does.aligned };
    case 'mark': {
      const { marking, releasability } = does;
      return { type: 'mark', marking, releasability };
    }
    case 'circulate':
      return { type: 'circulate', languages: does.languages, window: does.window };
    case 'convene':
      return { type: 'convene', stage, window: does.window };
    case 'return':
      return { type: 'return', to: does.to, reason };
    case 'endorse':
      return { type: 'conclude', outcome: 'endorsed' };
    case 'note':
      return { type: 'conclude', outcome: 'noted' };
    case 'withhold':
      return { type: 'conclude', outcome: 'withheld' };
    case 'accept':
    case 'accept-evidence':
      return { type: does.act };
    case 'close-package':
      return { type: 'close-package', manifest: reason };
    case 'publish':
      return { type: 'publish', entry: reason };
    case 'submit-evidence':
      return { type: 'submit-evidence', evidence: reason };
    case 'raise':
      return { type: 'raise', stage, reason };
    case 'pass-over':
      return { type: 'pass-over', stage: stage ?? onlyStage(now), reason, body: does.without };
    case 'erratum': {
      const event = typeof does.of === 'number' ? does.of : responseOf(now, does.of);
      return { type: 'erratum', event, reason, instead: null, strike: does.strike };
    }
    case 'reopen':
      return { type: 'reopen', to: does.to, reason };
    case 'withdraw':
      return { type: 'withdraw', reason };
  }
}

function respond(
  now: Recommendation,
  stage: string | null,
  does: Extract<Deed, { readonly act: 'respond' }>,
): Act {
  const { author, bodies, position, version, to, clauses } = does;
  const text = textOf(version ?? currentVersion(now)?.number ?? 0);
  const given = does.isReasoned ? reason : null;
  const letter = `letter of ${author}`;
  return {
    type: 'respond',
    stage,
    bodies,
    position,
    text,
    reason: given,
    statement: null,
    to,
    letter,
    clauses,
  };
}

/** The one open stage; '' where there are several, and the rules say so. */
function onlyStage(now: Recommendation): string {
  const [one, ...others] = openStages(now);
  return one && others.length === 0 ? one.state.stage : '';
}

/** Number of the response of this body that counts now; 0, which no event has, where none does. */
function responseOf(now: Recommendation, body: string): number {
  const counted = openStages(now).flatMap(({ state }) => roundOf(state.phase)?.counted ?? []);
  return counted.find((one) => one.body === body)?.sequence ?? 0;
}

function nextText(now: Recommendation): string {
  return textOf((currentVersion(now)?.number ?? 0) + 1);
}

/** Whether a text was frozen after the one that the last deciding round was about. */
function hasNewerText(now: Recommendation): boolean {
  const last = now.stages.findLast(
    ({ stage }) => stageRule(now.setting.procedure, stage)?.kind === 'decision',
  );
  const waits = openStages(now).some(
    ({ state }) => state.phase.is === 'unopened' && state.phase.reason === 'reissue',
  );
  return waits || (currentVersion(now)?.number ?? 0) > (last?.version ?? 0);
}

function names(does: Extract<Deed, { readonly act: 'freeze-version' }>) {
  if (!does.item) return null;
  const { authority, dueDate } = does.item;
  return { benchmark: reason, authority, dueDate, indicator: reason };
}
