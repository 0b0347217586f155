import type { Instant } from '../domain/time.ts';

/** Heartbeats come each second; one that follows within this is taken as never having been away. */
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
 * When requests could be received: while at least one API and one worker were alive. A process was
 * alive from its first heartbeat to its last, and for nothing after that is there any proof yet.
 */
export function received(spans: readonly Span[]): Interval[] {
  return shared(alive(spans, 'api'), alive(spans, 'worker'));
}

function alive(spans: readonly Span[], process: Span['process']): Interval[] {
  return joined(
    spans
      .filter((span) => span.process === process)
      .map(({ since, until }) => ({ from: since, to: until })),
  );
}

/**
 * Whether a heartbeat that is not missing yet could still prove that requests were received at an
 * instant: nobody knows before it has come, or is missing.
 */
export function isOpen(spans: readonly Span[], at: Instant, askedAt: Instant): boolean {
  return (['api', 'worker'] as const).every(
    (process) =>
      covers(alive(spans, process), at) ||
      spans.some(
        (span) =>
          span.process === process &&
          !span.stopped &&
          span.since <= at &&
          askedAt - span.until <= longestSilence,
      ),
  );
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
