import type { Plan, PlannedStage } from './plan.tsx';

/** The span of time that is drawn, and where in it an instant stands. */
export type Axis = {
  readonly from: number;
  readonly until: number;
  readonly now: number;
  readonly summit: number;
  /** In per cent of the width, kept inside it. */
  readonly at: (instant: number) => number;
  readonly months: readonly number[];
};

const day = 86_400_000;

/** From the first stage that was reached to a little after the summit, or after the latest end. */
export function axisOf({ at: now, summit, recommendations }: Plan): Axis {
  const spans = recommendations.flatMap(({ stages }) => stages.map(spanOf)).filter(isSpan);
  const [today, end] = [Date.parse(now.instant), Date.parse(summit.instant)];
  const first = Math.min(today, ...spans.map(({ from }) => from));
  const last = Math.max(end, ...spans.map(({ until }) => until));
  const rim = Math.max((last - first) * 0.03, day / 24);
  const [from, until] = [first - rim, last + rim];
  const at = (instant: number) =>
    Math.min(100, Math.max(0, ((instant - from) / (until - from)) * 100));
  return { from, until, now: today, summit: end, at, months: monthsIn(from, until) };
}

export type Span = { readonly from: number; readonly until: number };

/** When a stage was or is to be: what happened, else what is planned. */
export function spanOf({ actual, window, latestStart, latestEnd }: PlannedStage): Span | null {
  const from = actual?.opened ?? actual?.reached ?? window?.from ?? latestStart;
  const until = actual?.closed ?? actual?.deadline ?? window?.until ?? latestEnd;
  if (!from || !until) return null;
  const [begin, end] = [Date.parse(from.instant), Date.parse(until.instant)];
  return { from: Math.min(begin, end), until: end };
}

function isSpan(span: Span | null): span is Span {
  return span !== null;
}

/** The first of each month; of a long span only each third. */
function monthsIn(from: number, until: number): number[] {
  const months: number[] = [];
  const at = new Date(from);
  at.setUTCDate(1);
  at.setUTCHours(0, 0, 0, 0);
  const step = until - from > 500 * day ? 3 : 1;
  for (;;) {
    at.setUTCMonth(at.getUTCMonth() + step);
    if (at.getTime() >= until) return months;
    months.push(at.getTime());
  }
}
