import type { ServiceReport } from '../command.ts';
import type { NextDue } from '../next-due.ts';
import type { Instant } from '../time.ts';

/** From an instant on, and until just before another. */
export type Span = { readonly from: Instant; readonly until: Instant };

/** Overlapping and touching spans as one, in order. */
export function merged(spans: readonly Span[]): readonly Span[] {
  const whole: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last && span.from <= last.until)
      whole[whole.length - 1] = { from: last.from, until: Math.max(last.until, span.until) };
    else whole.push(span);
  }
  return whole;
}

/** The outage that an instant falls into. */
export function outageAt(outages: readonly Span[], at: Instant): Span | undefined {
  return outages.find(({ from, until }) => from <= at && at < until);
}

/** When the service wakes for something that was due: not before an outage is over. */
export function wakesAt(outages: readonly Span[], due: Instant): Instant {
  return outageAt(outages, due)?.until ?? due;
}

/** What the register would know about the service around a deadline. */
export function reportOf(outages: readonly Span[], due: NextDue): ServiceReport | null {
  if (!due.needsReport) return null;
  const { deadline, lookBackFrom } = due.needsReport;
  const gaps = outages.reduce(
    (sum, { from, until }) =>
      sum + Math.max(0, Math.min(until, deadline) - Math.max(from, lookBackFrom)),
    0,
  );
  const downAtDeadline = outageAt(outages, deadline) !== undefined;
  return { stage: due.stage, deadline, downAtDeadline, gaps, unsettled: 0 };
}
