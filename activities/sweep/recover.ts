import type { Instant } from '../../domain/time.ts';
import type { CarriedKey, Envelope } from '../../workflows/messages.ts';
import type { Recorded, Rules } from '../../domain/rules.ts';
import type { Accepted } from '../history.ts';

/** What a new run needs to go on where a lost one ended. */
export type Recovered<S, C, E> = {
  /** The register's state, and on top of it what the lost run had handed over. */
  readonly state: S;
  readonly queued: readonly Recorded<E>[];
  readonly keys: readonly CarriedKey[];
  /** Accepted and not handed over, in the order of acceptance; the new run decides them again. */
  readonly again: readonly Envelope<C>[];
};

/**
 * What a lost run had decided beyond the register. A signal's effect can't be told from its history,
 * so signals are given again; the rules refuse what had its effect.
 */
export function recover<S extends { readonly sequence: number }, C, E>(
  evolve: Rules<S, C, E>['evolve'],
  registered: S,
  accepted: Accepted<C, E>,
  now: Instant,
): Recovered<S, C, E> {
  let state = registered;
  const queued: Recorded<E>[] = [];
  for (let next = nextOf(accepted, state); next; next = nextOf(accepted, state)) {
    state = evolve(state, next);
    queued.push(next);
  }
  const { sequence } = state;
  const keys: CarriedKey[] = [];
  const again: Envelope<C>[] = [];
  for (const { envelope, answer } of accepted.acts) {
    const { key, hash } = envelope;
    if (answer && answer.sequence <= sequence) keys.push({ key, hash, at: now, result: answer });
    else again.push(envelope);
  }
  return { state, queued, keys, again };
}

function nextOf<C, E>({ events }: Accepted<C, E>, { sequence }: { readonly sequence: number }) {
  return events.get(sequence + 1);
}
