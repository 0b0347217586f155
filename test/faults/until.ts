import { setTimeout as sleep } from 'node:timers/promises';

/** Looks again until there is something to see; whoever waits too long is told for what. */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false> | T | undefined | false,
  within = 20_000,
): Promise<T> {
  for (const end = Date.now() + within; ; await sleep(20)) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > end) throw new Error(`After ${within} ms it is still not so that ${what}.`);
  }
}

/** Lets time pass: a deadline is what is waited for. */
export async function untilAfter(instant: number): Promise<void> {
  while (Date.now() <= instant) await sleep(Math.max(1, instant - Date.now()));
}
