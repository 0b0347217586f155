import type { Instant } from '../domain/time.ts';

/** Heartbeats come each 10 s; one that follows within this is taken as never having been away. */
export const longestSilence = 25_000;

/** From a process's start or return until its last heartbeat. */
export type Span = {
  readonly process: 'api' | 'worker';
  readonly since: Instant;
  readonly until: Instant;
  /** It said that it ends; otherwise it may still live though its next heartbeat is not due yet. */
  readonly stopped: boolean;
};

/** A closed interval of time. */
export type Interval = { readonly from: Instant; readonly to: Instant };

/**
 * When requests could be received: while at least one API and one worker were alive.
 * @param askedAt the newest that is known; a process that has not stopped counts as alive until then
 *   if its last heartbeat is not older than `longestSilence`
 */
export function received(spans: readonly Span[], askedAt: Instant): Interval[] {
  const alive = (process: Span['process']) =>
    joined(
      spans
        .filter((span) => span.process === process)
        .map((span) => ({ from: span.since, to: endOf(span, askedAt) })),
    );
  return shared(alive('api'), alive('worker'));
}

function endOf({ until, stopped }: Span, askedAt: Instant): Instant {
  return !stopped && askedAt - until <= longestSilence ? Math.max(until, askedAt) : until;
}

/** Overlapping and touching intervals as one, in order. */
export function joined(intervals: readonly Interval[]): Interval[] {
  const inOrder = intervals.toSorted((a, b) => a.from - b.from);
  const result: Interval[] = [];
  for (const next of inOrder) {
    const last = result.at(-1);
    if (last && next.from <= last.to)
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    else result.push(next);
  }
  return result;
}

/** What lies in both of two lists, each in order and without overlaps. */
export function shared(first: readonly Interval[], second: readonly Interval[]): Interval[] {
  return first.flatMap((a) =>
    second
      .map((b) => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) }))
      .filter(({ from, to }) => from <= to),
  );
}

/** Milliseconds of a window that no interval covers; the intervals in order, without overlaps. */
export function uncovered(intervals: readonly Interval[], window: Interval): number {
  const covered = shared(intervals, [window]).reduce((sum, { from, to }) => sum + (to - from), 0);
  return Math.max(0, window.to - window.from) - covered;
}

export function covers(intervals: readonly Interval[], at: Instant): boolean {
  return intervals.some(({ from, to }) => from <= at && at <= to);
}
