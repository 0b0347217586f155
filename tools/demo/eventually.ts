import { setTimeout as sleep } from 'node:timers/promises';

const betweenLooks = 250;
/** Far longer than any window of `sdpr-demo`: only a fault takes this long. */
const patience = 60_000;

/**
 * Looks again and again until it is so.
 * @param what continues "waited 60 s for …"
 * @param now what is true meanwhile, for the error
 * @throws Error when it does not become so
 */
export async function eventually<T>(
  what: string,
  look: () => Promise<T>,
  isSo: (seen: T) => boolean,
  now: (seen: T) => string = () => '',
): Promise<T> {
  const until = Date.now() + patience;
  for (;;) {
    const seen = await look();
    if (isSo(seen)) return seen;
    if (Date.now() > until)
      throw new Error(`Waited ${patience / 1000} s for ${what}. ${now(seen)}`.trim());
    await sleep(betweenLooks);
  }
}
