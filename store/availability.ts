import { sql } from 'kysely';
import type { Instant } from '../domain/time.ts';
import { covers, isOpen, longestSilence, received, uncovered } from './availability-gaps.ts';
import type { Span } from './availability-gaps.ts';
import type { Store } from './connection.ts';
import { instant, ms } from './instants.ts';

export type Beat = {
  readonly process: 'api' | 'worker';
  /** Unique for each start of a process, for example a UUID made at start. */
  readonly id: string;
  /** `stopped` is written at a clean end; everything else is `alive`. */
  readonly is: 'alive' | 'stopped';
  readonly at: Instant;
};

/**
 * Writes a heartbeat: at start, every second, and `stopped` at a clean end. May be written twice and
 * late: a span only grows. After a longer silence the process begins a new span.
 */
export async function beat(store: Store, heartbeat: Beat): Promise<void> {
  const { process, id, at } = heartbeat;
  const stopped = heartbeat.is === 'stopped';
  await sql`
    with grown as (
      update nemcon.availability
      set until = greatest(until, ${instant(at)}::timestamptz), stopped = stopped or ${stopped}
      where id = ${id} and since <= ${instant(at)}::timestamptz
        and until >= ${instant(at - longestSilence)}::timestamptz
      returning id)
    insert into nemcon.availability (id, since, process, until, stopped)
    select ${id}, ${instant(at)}::timestamptz, ${process}, ${instant(at)}::timestamptz, ${stopped}
    where not exists (select from grown)
    on conflict (id, since) do nothing`.execute(store.db);
}

/**
 * Whether requests could be received at a deadline and before it: at least one API and one worker
 * alive. The worker that asks writes its own beat right before, which is also how it is known how
 * late it is. A service younger than the span looked back over has no gaps before its first beat.
 *
 * @returns `gaps`: milliseconds without reception from `lookBackFrom` to `deadline`;
 *   `isCertain`: false while a heartbeat that is due may still prove that nothing was down
 */
export async function findServiceReport(
  store: Store,
  { deadline, lookBackFrom }: { deadline: Instant; lookBackFrom: Instant },
): Promise<{
  readonly downAtDeadline: boolean;
  readonly gaps: number;
  readonly isCertain: boolean;
}> {
  const { rows } = await sql<Span & { first: number; newest: number }>`
    select process, ${ms('since')} as since, ${ms('until')} as until, stopped,
      ${ms('ledger.first')} as first, ${ms('ledger.newest')} as newest
    from (select min(since) as first, max(until) as newest from nemcon.availability) ledger,
      nemcon.availability
    where until >= ${instant(lookBackFrom - longestSilence)}::timestamptz
      and since <= ${instant(deadline)}::timestamptz`.execute(store.db);
  const ledger = rows[0];
  if (!ledger) return { downAtDeadline: true, gaps: deadline - lookBackFrom, isCertain: true };
  const intervals = received(rows);
  const window = { from: Math.max(lookBackFrom, ledger.first), to: deadline };
  const downAtDeadline = !covers(intervals, deadline);
  const isCertain = !downAtDeadline || !isOpen(rows, deadline, ledger.newest);
  return { downAtDeadline, gaps: uncovered(intervals, window), isCertain };
}
