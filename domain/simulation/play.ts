import type { Command } from '../command.ts';
import { decideTogether } from '../decide.ts';
import type { Decision, RefusalCode } from '../decision.ts';
import type { RecordedEvent } from '../event.ts';
import { evolve, initial } from '../evolve.ts';
import { nextDue, type NextDue } from '../next-due.ts';
import { notices } from '../notices.ts';
import type { Notice } from '../projection.ts';
import type { Setting } from '../setting.ts';
import { stageRule } from '../stages.ts';
import type { Recommendation } from '../state.ts';
import type { Instant } from '../time.ts';
import type { Case, CaseEvent } from './case.ts';
import { commandsOf, textOf } from './commands.ts';
import { merged, outageAt, reportOf, wakesAt, type Span } from './outages.ts';
import { windowFault, windowFaults } from './window-faults.ts';

/** One thing that happened, with whom it was told to. */
export type Told = { readonly recorded: RecordedEvent; readonly notices: readonly Notice[] };

/** What was readable but not possible or not permitted; it changed nothing. */
export type RefusedEvent = {
  readonly event: CaseEvent;
  /** The one body of a letter that was refused; null: the whole event. */
  readonly body: string | null;
  readonly code: RefusalCode;
  readonly message: string;
};

/** A fault that only playing the case could find: a window outside the procedure's bounds. */
export type CaseFault = { readonly path: string; readonly message: string };

export type Played = {
  readonly state: Recommendation;
  readonly told: readonly Told[];
  readonly refused: readonly RefusedEvent[];
  readonly faults: readonly CaseFault[];
};

/** More than any case that makes sense will ever need. */
const mostSteps = 100_000;

/**
 * Plays a case through the same rules that the workflows run, as fast as they can be computed:
 * every event at its receipt, time passing between them, and after the last one time runs on until
 * the matter is decided or waits for a person.
 */
export function play(given: Case): Played {
  const faults = openingFaults(given);
  if (faults.length === 0) return playThrough(given);
  // With the procedure's own window the rest of the file is looked through all the same.
  const rest = given.window === null ? [] : playThrough({ ...given, window: null }).faults;
  return { ...new Playing(given).played(), faults: [...faults, ...rest] };
}

/** What is wrong with the window that the first stage is asked to open with. */
export function openingFaults(given: Case): readonly CaseFault[] {
  return windowFaults(begun(given.setting, given.start), given);
}

function playThrough(given: Case): Played {
  const playing = new Playing(given);
  for (const { at, events } of instants(given)) {
    playing.passTo(at);
    playing.apply(events, at);
  }
  playing.passTo(Infinity);
  return playing.played();
}

/** The matter before anything happened, with the text that is already there. */
function begun(setting: Setting, start: Instant): Recommendation {
  const state = initial({ setting, reference: 'the case', review: 'case', workingGroup: 'case' });
  return draftsFirst(setting) ? state : evolve(state, firstText(start));
}

/** What was received is applied at once here, so nothing has to be waited for after a deadline. */
function withoutDrain(setting: Setting): Setting {
  const { procedure } = setting;
  const service = { ...procedure.service, drain: { seconds: 0 } };
  return { ...setting, procedure: { ...procedure, service } };
}

/** Where a response at the very instant of the expiry counts, the stage closes just after it. */
function graceOf(state: Recommendation, due: NextDue): number {
  const rule = stageRule(state.setting.procedure, due.stage);
  return rule?.kind === 'decision' && rule.window.atExpiry === 'counts' ? 1 : 0;
}

function draftsFirst({ procedure }: Setting): boolean {
  return procedure.steps.some(({ stages }) =>
    stages.some((stage) => stage.kind === 'task' && stage.act === 'freeze-version'),
  );
}

function firstText(at: Instant): RecordedEvent {
  const event = { type: 'version-frozen', number: 1, text: textOf(1), names: null } as const;
  return { sequence: 1, at, by: { is: 'machine', rule: 'the case' }, event };
}

/** Events of one instant together, in the order of the file; the start has one of its own. */
function instants(given: Case): readonly { at: Instant; events: readonly CaseEvent[] }[] {
  const byInstant = new Map<Instant, CaseEvent[]>([[given.start, []]]);
  for (const event of given.events) {
    const at = effectiveAt(event, given.start);
    const same = byInstant.get(at);
    if (same) same.push(event);
    else byInstant.set(at, [event]);
  }
  return [...byInstant].map(([at, events]) => ({ at, events })).toSorted((a, b) => a.at - b.at);
}

/** Who objects to a procedure before it is asked to open has objected when it is. */
function effectiveAt({ at, does }: CaseEvent, start: Instant): Instant {
  return does.act === 'respond' && does.to === 'opening' ? Math.max(at, start) : at;
}

class Playing {
  private state: Recommendation;
  private readonly given: Case;
  private readonly outages: readonly Span[];
  private readonly told: Told[] = [];
  private readonly refused: RefusedEvent[] = [];
  private readonly faults: CaseFault[] = [];
  private steps = 0;

  constructor(given: Case) {
    this.given = given;
    const setting = withoutDrain(given.setting);
    this.outages = merged(given.outages);
    this.state = begun(setting, given.start);
    if (this.state.sequence > 0) this.told.push({ recorded: firstText(given.start), notices: [] });
  }

  played(): Played {
    const { state, told, refused, faults } = this;
    return { state, told, refused, faults };
  }

  /** Lets time run as the workflow would: waking at each due item, but not in an outage. */
  passTo(until: Instant): void {
    for (; this.steps < mostSteps; this.steps += 1) {
      const due = nextDue(this.state);
      const wake = due ? wakesAt(this.outages, due.at) + graceOf(this.state, due) : Infinity;
      if (!due || wake > until) return;
      const service = reportOf(this.outages, due);
      const by = { is: 'machine', rule: 'the passing of time' } as const;
      const [decision] = this.take([{ type: 'time-passed', service, by }], wake);
      if (!decision?.ok || decision.events.length === 0) return;
    }
  }

  /** All events of one instant are applied before any stage is judged. */
  apply(events: readonly CaseEvent[], at: Instant): void {
    const received = events.filter((event) => !this.isMissed(event) && !this.lacksReason(event));
    const taken = received.flatMap((event) =>
      commandsOf(event).map((command) => ({ event, command })),
    );
    const starts = at === this.given.start ? [this.tasking()] : [];
    const commands = [...starts, ...taken.map(({ command }) => command)];
    const decisions = this.take(commands, at).slice(starts.length);
    for (const [n, { event }] of taken.entries()) {
      const decision = decisions[n];
      if (decision) this.judgeRefusal(event, decision);
    }
  }

  private isMissed(event: CaseEvent): boolean {
    if (!outageAt(this.outages, event.at)) return false;
    const message = 'The service was down and did not receive it.';
    this.refused.push({ event, body: null, code: 'not-received', message });
    return true;
  }

  /** A finding is a person's, with reasons: without them it is none. */
  private lacksReason(event: CaseEvent): boolean {
    if (event.does.act !== 'determine' || event.does.isReasoned) return false;
    const message = 'A determination needs its reasons.';
    this.refused.push({ event, body: null, code: 'reason-needed', message });
    return true;
  }

  private tasking(): Command {
    const by = { is: 'machine', rule: 'the start of the case' } as const;
    const { window } = this.given;
    return { type: 'task', by, workingGroup: 'case', title: 'the case', window };
  }

  private take(
    commands: readonly (Command | ((now: Recommendation) => Command))[],
    at: Instant,
  ): readonly Decision[] {
    const decisions = decideTogether(this.state, commands, at);
    for (const decision of decisions) {
      if (!decision.ok) continue;
      for (const draft of decision.events)
        this.record({ ...draft, sequence: this.told.length + 1 });
    }
    return decisions;
  }

  private record(recorded: RecordedEvent): void {
    const after = evolve(this.state, recorded);
    this.told.push({ recorded, notices: notices(this.state, after, recorded) });
    this.state = after;
  }

  private judgeRefusal(event: CaseEvent, decision: Decision): void {
    if (decision.ok) {
      for (const one of decision.refused) this.refused.push({ event, ...one });
      return;
    }
    if (this.refused.some((one) => one.event === event && one.body === null)) return;
    const fault = windowFault(event, decision);
    if (fault) this.faults.push(fault);
    else this.refused.push(...refusedWhole(event, decision.code, decision.message));
  }
}

/** Each body of a refused letter by itself; other acts as a whole. */
function refusedWhole(event: CaseEvent, code: RefusalCode, message: string): RefusedEvent[] {
  const { does } = event;
  if (does.act !== 'respond') return [{ event, body: null, code, message }];
  return does.bodies.map((body) => ({ event, body, code, message }));
}
