import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { Trouble } from '../trouble.ts';

const mostTries = 100;

/**
 * Does something while nothing is received or recorded: no receipt and no entry of the log is
 * written meanwhile, by nobody. Whoever writes waits, so it has to be short. It gives way at once
 * where a writer holds what it needs, so that nobody is refused because of a backup.
 * @throws Trouble where there was no such moment within half a minute
 */
export async function paused<T>(db: Kysely<unknown>, task: () => Promise<T>): Promise<T> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const done = await db
      .transaction()
      .execute(async (within) => {
        try {
          // Shorter than PostgreSQL takes to look for a deadlock: of two that wait, we go.
          await sql`set local lock_timeout = '300ms'`.execute(within);
          await sql`lock table nemcon.receipts in exclusive mode`.execute(within);
          await sql`select from nemcon.audit_head where id = 1 for update`.execute(within);
        } catch (error) {
          if (!isLockTimeout(error)) throw error;
          return undefined;
        }
        return { result: await task() };
      })
      .catch((error: unknown) => {
        if (isLockTimeout(error)) return undefined;
        throw error;
      });
    if (done) return done.result;
    await sleep(50 + Math.random() * 200);
  }
  throw new Trouble('The register was never still for a moment: try again in a quieter hour.');
}

function isLockTimeout(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '55P03';
}
