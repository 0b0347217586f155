import type { RecordedEvent } from '../../domain/event.ts';
import { contentOf, readAcceptedRuns } from './history.ts';
import type { Silence } from './silence.ts';

/** What became of letters: those that were answered 200, the register, and Temporal's history. */
export type Ledger = {
  /** Answered 200 and not in the register exactly once, or under another number. */
  readonly lost: readonly string[];
  /** In the register more than once. */
  readonly doubled: readonly string[];
  /** In one of register and history, with another content or not at all in the other. */
  readonly differing: readonly number[];
};

/** Compares what delegations were told with what is on record and with what history holds. */
export async function compare(
  silence: Silence,
  acknowledged: ReadonlyMap<string, number>,
): Promise<Ledger> {
  const events = await silence.events();
  const letters = Map.groupBy(
    events.flatMap((one) => (letterOf(one) === undefined ? [] : [one])),
    letterOf,
  );
  const lost = [...acknowledged].filter(([key, sequence]) => {
    const found = letters.get(key) ?? [];
    // An act's answer names the last of its events; the position is the first of them.
    return found.length !== 1 || (found[0]?.sequence ?? Infinity) > sequence;
  });
  const doubled = [...letters].filter(([, found]) => found.length > 1);
  return {
    lost: lost.map(([key]) => key),
    doubled: doubled.map(([key]) => String(key)),
    differing: differing(events, await readAcceptedRuns(silence)),
  };
}

function letterOf({ event }: RecordedEvent): string | undefined {
  return event.type === 'responded' ? event.response.letter : undefined;
}

function differing(
  registered: readonly RecordedEvent[],
  history: ReadonlyMap<number, string>,
): number[] {
  const recorded = new Map(registered.map((one) => [one.sequence, contentOf(one)]));
  const numbers = new Set([...recorded.keys(), ...history.keys()]);
  return [...numbers].filter((number) => recorded.get(number) !== history.get(number));
}
