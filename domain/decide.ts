import { begin } from './acts/begin.ts';
import { comment, dispose } from './acts/comment.ts';
import { correctPublication, publish, releasePosition } from './acts/release.ts';
import { putBack, takeOut } from './acts/package.ts';
import { determine } from './acts/determine.ts';
import { erratum } from './acts/erratum.ts';
import { giveBack, holdAll, supersede, withdraw } from './acts/ending.ts';
import { mayAct } from './acts/office-acts.ts';
import { open } from './acts/open.ts';
import { addLanguageVersion, attach } from './acts/paper.ts';
import { respond } from './acts/respond.ts';
import { migrateProcedure } from './acts/migrate.ts';
import { passOver } from './acts/pass-over.ts';
import { mayGoAlone, reopen } from './acts/reopen.ts';
import { extend, raise, requestMoreTime, undelivered } from './acts/round.ts';
import { lift, recuse, withdrawPosition } from './acts/take-back.ts';
import { conclude, doTask, refuseEvidence, submitEvidence } from './acts/task.ts';
import { freezeVersion, reissue } from './acts/text.ts';
import type { Act, Command } from './command.ts';
import { refuse, type Decision, type Refusal } from './decision.ts';
import { passTime } from './pass-time.ts';
import { forbidden } from './policy/may.ts';
import { separated } from './separation.ts';
import { settle } from './settle.ts';
import { openStages } from './stages.ts';
import type { Recommendation } from './state.ts';
import type { Instant } from './time.ts';
import { Unfolding } from './unfolding.ts';
import { asOutcome, asTitle, say } from './words/say.ts';

/**
 * What a command brings about in this state at this instant, or why it changes nothing.
 * The one place where anything about routing is decided; pure, and total.
 */
export function decide(state: Recommendation, command: Command, at: Instant): Decision {
  return decideTogether(state, [command], at).at(-1) ?? { ok: true, events: [], refused: [] };
}

/**
 * Commands of one instant: all are applied in this order before any stage is judged. The events of
 * what follows from them together stand with the last one that was accepted. A command may depend
 * on what those before it brought about.
 */
export function decideTogether(
  state: Recommendation,
  commands: readonly (Command | ((now: Recommendation) => Command))[],
  at: Instant,
): readonly Decision[] {
  const decisions: Decision[] = [];
  let now = state;
  let last: { story: Unfolding; index: number } | null = null;
  for (const given of commands) {
    const command = typeof given === 'function' ? given(now) : given;
    const story = new Unfolding(now, command.by);
    const refusal =
      forbidden(command.type, command.by) ??
      barred(now, command) ??
      perform(story, command, at) ??
      separated(now, command);
    decisions.push(refusal ?? { ok: true, events: story.events, refused: story.refused });
    if (refusal) continue;
    now = story.state;
    last = { story, index: decisions.length - 1 };
  }
  if (last) settle(last.story, at);
  return decisions;
}

/** What a matter's life forbids whatever the act is. */
function barred(state: Recommendation, command: Command): Refusal | null {
  switch (state.life.is) {
    case 'not-tasked':
      return command.type === 'task'
        ? null
        : refuse('not-tasked', say`It has not been tasked yet.`);
    case 'over':
      if (afterTheEnd.includes(command.type)) return null;
      return refuse('over', say`It is over: ${asOutcome(state.life.outcome)}.`);
    case 'elsewhere':
      if (awayFromTheRoute.includes(command.type)) return null;
      return refuse('elsewhere', say`It waits outside the route (${state.life.where}).`);
    case 'running':
    case 'endorsed':
      if (command.type === 'task') return refuse('already-tasked', say`It is tasked already.`);
      return barredByHold(state, command);
  }
}

/** What is held takes a determination or ends; nothing may change its text or move it meanwhile. */
function barredByHold(state: Recommendation, { type }: Command): Refusal | null {
  if (!movesTheMatter.includes(type)) return null;
  const held = openStages(state).find((one) => one.state.phase.is === 'held');
  if (!held) return null;
  return refuse(
    'held',
    say`${asTitle(held.rule.title)} is held; the presiding officer determines how it goes on, or it is withdrawn.`,
  );
}

const movesTheMatter: readonly Act['type'][] = [
  'freeze-version',
  'reissue',
  'return',
  'supersede',
  'migrate-procedure',
];

const afterTheEnd: readonly Act['type'][] = ['respond', 'time-passed', 'erratum', 'reopen'];

const awayFromTheRoute: readonly Act['type'][] = [
  'reissue',
  'freeze-version',
  'withdraw',
  'return',
  'supersede',
  'respond',
  'time-passed',
  'mark',
  'add-language-version',
  'attach',
  'dispose',
  'migrate-procedure',
  'hold',
  'take-out',
  'put-back',
  'erratum',
];

function perform(story: Unfolding, command: Command, at: Instant): Refusal | null {
  switch (command.type) {
    case 'task':
      return begin(story, command, at);
    case 'accept':
      return doTask(
        story,
        {
          act: 'accept',
          stage: null,
          event: null,
          reason: say`The working group accepted it.`.text,
        },
        at,
      );
    case 'freeze-version':
      return freezeVersion(story, command, at);
    case 'add-language-version':
      return addLanguageVersion(story, command, at);
    case 'attach':
      return attach(story, command, at);
    case 'respond':
      return respond(story, command, at);
    case 'lift':
      return lift(story, command, at);
    case 'withdraw-position':
      return withdrawPosition(story, command, at);
    case 'recuse':
      return recuse(story, command, at);
    case 'comment':
      return comment(story, command, at);
    case 'dispose':
      return dispose(story, command, at);
    case 'advise': {
      const { advice, aligned, stage } = command;
      return doTask(
        story,
        {
          act: 'advise',
          stage,
          event: ({ state }) => ({
            type: 'advised',
            stage: state.stage,
            round: state.round,
            advice,
            aligned,
          }),
          reason: aligned
            ? say`Advice given: aligned with the benchmark.`.text
            : say`Advice given: not aligned with the benchmark.`.text,
        },
        at,
      );
    }
    case 'mark': {
      const no = mayAct(story, 'mark');
      if (no) return no;
      const { marking, releasability } = command;
      story.add({ type: 'marked', marking, releasability }, at);
      return null;
    }
    case 'circulate':
    case 'convene':
      return open(story, command, at);
    case 'undelivered':
      return undelivered(story, command, at);
    case 'request-more-time':
      return requestMoreTime(story, command, at);
    case 'extend':
      return extend(story, command, at);
    case 'reissue':
      return reissue(story, command, at);
    case 'raise':
      return raise(story, command, at);
    case 'determine':
      return determine(story, command, at);
    case 'pass-over':
      return passOver(story, command, at);
    case 'close-package': {
      const { manifest } = command;
      const event = () => ({ type: 'package-closed', manifest }) as const;
      const no = mayGoAlone(story, command);
      if (no) return no;
      return doTask(
        story,
        { act: 'close-package', stage: null, event, reason: say`The package is closed.`.text },
        at,
      );
    }
    case 'conclude':
      return conclude(story, command, at);
    case 'take-out':
      return takeOut(story, command, at);
    case 'put-back':
      return putBack(story, command, at);
    case 'correct-publication':
      return correctPublication(story, command, at);
    case 'release-position':
      return releasePosition(story, command, at);
    case 'refuse-evidence':
      return refuseEvidence(story, command, at);
    case 'publish':
      return publish(story, command, at);
    case 'submit-evidence':
      return submitEvidence(story, command, at);
    case 'accept-evidence': {
      if (story.state.facts['evidenceSubmitted'] !== true)
        return refuse('not-asked-for', say`No evidence was submitted yet.`);
      const event = () => ({ type: 'evidence-accepted' }) as const;
      return doTask(
        story,
        {
          act: 'accept-evidence',
          stage: null,
          event,
          reason: say`The evidence was accepted.`.text,
        },
        at,
      );
    }
    case 'withdraw':
      return withdraw(story, command, at);
    case 'return':
      return giveBack(story, command, at);
    case 'supersede':
      return supersede(story, command, at);
    case 'migrate-procedure':
      return migrateProcedure(story, command, at);
    case 'erratum':
      return erratum(story, command, at);
    case 'reopen':
      return reopen(story, command, at);
    case 'hold':
      return holdAll(story, command, at);
    case 'time-passed':
      return passTime(story, command.service, at);
  }
}
