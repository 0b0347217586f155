import type { Command } from '../domain/command.ts';
import type { Event } from '../domain/event.ts';
import { nextDue, type NextDue } from '../domain/next-due.ts';
import type { Recommendation } from '../domain/state.ts';
import { spokenTime } from '../domain/time.ts';
import type { DueTimer } from './due.ts';
import type { Matter } from './matter.ts';
import type { ServiceInquiry } from './service-inquiry.ts';

/**
 * Applies what is due by now. A close that would read silence as consent waits for the service
 * report, and first for the acts that were received in time and have reached no run.
 */
export function letTimePass(
  matter: Matter<Recommendation, Command, Event>,
  timer: DueTimer,
  inquiry: ServiceInquiry,
): void {
  for (let due = nextDue(matter.state); due && timer.isPast(due); due = nextDue(matter.state)) {
    const report = due.needsReport && inquiry.about(due, spoken(matter.state, due.needsReport));
    if (due.needsReport && !report) return;
    for (const envelope of report?.unsettled ?? []) matter.deliver(envelope);
    inquiry.discard();
    // Those acts may have moved what is due: an extension, a withdrawal.
    if (!isSame(due, nextDue(matter.state))) continue;
    const service = report?.service ?? null;
    const by = { is: 'machine', rule: 'time-passed' } as const;
    if (!matter.pass({ by, type: 'time-passed', service }, Date.now()))
      return timer.rest(due.stage);
  }
  // An answer about a deadline that has moved meanwhile is of no use.
  if (inquiry.hasAnswered) inquiry.discard();
}

/** How the Temporal UI shows the wait: `silence: next on 12 June 17:00 Brussels`. */
export function dueSummary(state: Recommendation): { at: number; summary: string } | null {
  const due = nextDue(state);
  if (due === null) return null;
  const time = spokenTime(state.setting.calendar.zone, due.at);
  return { at: due.at, summary: `${due.stage}: next on ${time}` };
}

function spoken(state: Recommendation, { deadline }: { deadline: number }): string {
  return spokenTime(state.setting.calendar.zone, deadline);
}

function isSame(one: NextDue, other: NextDue | null): boolean {
  return (
    other !== null &&
    one.at === other.at &&
    one.stage === other.stage &&
    one.needsReport?.deadline === other.needsReport?.deadline
  );
}
