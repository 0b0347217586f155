import type { EventOf, RecordedEvent } from './event.ts';
import { awaitedBy } from './awaited.ts';
import { explain } from './explain.ts';
import { silentBodies } from './judge.ts';
import { officeOf, officesIn } from './offices.ts';
import { viewerOf } from './policy/sees.ts';
import type { Notice, NoticeKind } from './projection.ts';
import { currentStage, openStages, openTask, roundOf, stageRule } from './stages.ts';
import type { Recommendation, Round } from './state.ts';
import { spokenTime, type Instant } from './time.ts';

type To = Notice['to'];

/** Whom one event is told to, and the sentence; no more than each recipient may know. */
export function notices(
  before: Recommendation,
  after: Recommendation,
  recorded: RecordedEvent,
): readonly Notice[] {
  const { event, at } = recorded;
  const write = (kind: NoticeKind, to: readonly To[], why: string, stage: string): Notice[] =>
    to.map((one) => ({ kind, to: one, stage, at, why }));
  switch (event.type) {
    case 'round-opened':
      return write(
        'opened',
        event.electorate.map(toBody),
        opened(after, event.stage, event.deadline.at),
        event.stage,
      );
    case 'silence-broken': {
      const why = `${event.body} objected to ${title(after, event.stage)}; it stays on record who did.`;
      return write('broken', concerned(after, event.stage, event.round), why, event.stage);
    }
    case 'silence-restored': {
      const why = `The objection to ${title(after, event.stage)} was lifted; the period runs on to the same expiry.`;
      return write('restored', concerned(after, event.stage, event.round), why, event.stage);
    }
    case 'extended': {
      const why = `${title(after, event.stage)} now ends ${spokenTime(after.setting.calendar.zone, event.deadline.at)}.`;
      return write('extended', concerned(after, event.stage, event.round), why, event.stage);
    }
    case 'stage-closed': {
      const phase = currentStage(before, event.stage, event.round)?.phase;
      if (!phase || !roundOf(phase)) return [];
      const why = `${title(after, event.stage)} closed: ${event.outcome}. ${event.reason}`;
      return write('closed', concerned(after, event.stage, event.round), why, event.stage);
    }
    case 'held': {
      const why = `${title(after, event.stage)} is held: ${event.reason}`;
      return write(
        'held',
        [{ office: 'presiding-officer' }, { office: 'secretary' }],
        why,
        event.stage,
      );
    }
    case 'reminded':
      return write('reminder', reminded(before, event), reminderSentence(before), event.stage);
    case 'escalated':
      return event.to.flatMap((office) => {
        const why = `${title(after, event.stage)} has slipped (level ${event.level}). ${explainTo(after, { office })}`;
        return write('escalation', [{ office }], why, event.stage);
      });
    case 'recused': {
      const why = `${event.body} left the electorate of ${title(after, event.stage)}; it is not counted in anything.`;
      return write('recused', [toBody(event.body), ...officers(after)], why, event.stage);
    }
    case 'passed-over': {
      const why = `${title(after, event.stage)} goes on without ${event.body}, for the reasons on record; it may still answer.`;
      return write('passed-over', concerned(after, event.stage, event.round), why, event.stage);
    }
    case 'corrected':
      return correctedNotices(after, event, at);
    case 'reopened': {
      const why = `${after.reference}, which the summit withheld, was reopened at ${event.to} for the reasons on record.`;
      return takingPart(after).map((to) => ({ kind: 'reopened', to, stage: null, at, why }));
    }
    case 'stage-reached':
    case 'reissued':
    case 'determination-awaited':
      return awaitedOf(after, event.stage, event.round).flatMap((to) =>
        write('awaited', [to], explainTo(after, to), event.stage),
      );
    case 'taken-out': {
      const why = `${after.reference} was taken out of the package; the reason is on record. ${explain(after, { kind: 'body', bodies: [] })}`;
      return unstaged(write('package', everybody(after), why, ''));
    }
    case 'put-back': {
      const why = `${after.reference} was put back into the package.`;
      return unstaged(write('package', everybody(after), why, ''));
    }
    case 'evidence-submitted':
    case 'evidence-refused': {
      const [open] = openTask(after, 'accept-evidence');
      if (!open) return [];
      const { stage, round } = open.state;
      const said =
        event.type === 'evidence-refused'
          ? `The evidence of ${after.reference} was refused; the reason is on record. `
          : '';
      return awaitedOf(after, stage, round).flatMap((to) =>
        write('awaited', [to], `${said}${explainTo(after, to)}`, stage),
      );
    }
    default:
      return [];
  }
}

/** What it needs to pass, as whoever is told may know it: a director sees no counts. */
function explainTo(state: Recommendation, to: To): string {
  const office = 'office' in to ? officeOf(state, to.office) : null;
  const desks = Object.values(officesIn(state));
  return explain(state, office ? viewerOf([office], desks) : { kind: 'body', bodies: [] });
}

function unstaged(told: readonly Notice[]): readonly Notice[] {
  return told.map((notice) => ({ ...notice, stage: null }));
}

/** All who were ever asked about it, and those who hold it. */
function everybody(state: Recommendation): To[] {
  const rounds = state.stages.flatMap(({ phase }) => roundOf(phase) ?? []);
  const bodies = [...new Set(rounds.flatMap(({ electorate }) => electorate))];
  const desks = ['working-group-chair', 'action-officer', 'secretary', 'presiding-officer'];
  const offices = desks.filter((id) => state.setting.offices[id]);
  return [...bodies.map(toBody), ...offices.map((office) => ({ office }))];
}

function toBody(body: string): To {
  return { body };
}

function title(state: Recommendation, stage: string): string {
  return `${stageRule(state.setting.procedure, stage)?.title ?? stage} of ${state.reference}`;
}

function opened(state: Recommendation, stage: string, deadline: number): string {
  const when = spokenTime(state.setting.calendar.zone, deadline);
  return `${title(state, stage)} is open until ${when}. ${explain(state, { kind: 'body', bodies: [] })}`;
}

/** Everyone who was asked, and the officers. */
function concerned(state: Recommendation, stage: string, round: number): To[] {
  const phase = currentStage(state, stage, round)?.phase;
  const asked: Round | null = phase ? roundOf(phase) : null;
  return [...(asked?.electorate ?? []).map(toBody), ...officers(state)];
}

function officers(state: Recommendation): To[] {
  return ['secretary', 'presiding-officer']
    .filter((id) => state.setting.offices[id])
    .map((office) => ({ office }));
}

/** Whose response no longer counts must know it in time to answer again. */
function correctedNotices(
  state: Recommendation,
  { of, struck }: EventOf<'corrected'>,
  at: Instant,
): readonly Notice[] {
  const kind = 'corrected';
  const stage = struck?.stage ?? null;
  const why = struck
    ? `The response of ${struck.body} in ${title(state, struck.stage)} (event ${of}) was struck by an erratum and does not count; ${struck.body} may answer again.`
    : `An erratum stands beside event ${of} of ${state.reference}.`;
  const to = [...(struck ? [toBody(struck.body)] : []), ...officers(state)];
  return to.map((one) => ({ kind, to: one, stage, at, why }));
}

/** Every body that was ever asked, and the officers. */
function takingPart(state: Recommendation): To[] {
  const asked = state.stages.flatMap(({ phase }) => roundOf(phase)?.electorate ?? []);
  const desks = ['action-officer', 'working-group-chair'].filter((id) => state.setting.offices[id]);
  const offices = desks.map((office) => ({ office }));
  return [...[...new Set(asked)].map(toBody), ...offices, ...officers(state)];
}

function awaitedOf(state: Recommendation, stage: string, round: number): To[] {
  const open = openStages(state).find(
    ({ state: one }) => one.stage === stage && one.round === round,
  );
  return open ? awaitedBy(state, open).map(({ who }) => who) : [];
}

/** The holder is exactly those who have not answered. */
function reminded(
  state: Recommendation,
  event: { readonly stage: string; readonly round: number; readonly to: readonly string[] },
): To[] {
  return event.to.flatMap((to): To[] =>
    to === 'holder' ? holders(state, event.stage, event.round) : [{ office: to }],
  );
}

function holders(state: Recommendation, stage: string, round: number): To[] {
  const phase = currentStage(state, stage, round)?.phase;
  if (phase?.is === 'running') return silentBodies(phase).map(toBody);
  return awaitedOf(state, stage, round);
}

function reminderSentence(state: Recommendation): string {
  return `Reminder. ${explain(state, { kind: 'body', bodies: [] })}`;
}
