import type { Procedure } from '../../domain/procedure.ts';
import type { Case } from '../../domain/simulation/case.ts';
import { play, type Played } from '../../domain/simulation/play.ts';
import { resultOf, type Result } from '../../domain/simulation/result.ts';
import { unkeepable } from '../check.ts';
import { spelled } from '../spelled.ts';
import { FileFaulty, type Fault } from '../faults.ts';
import { parseCase } from './parse.ts';
import { readText } from '../read.ts';
import { differences } from './expected.ts';

export type Simulated =
  | {
      readonly exit: 0 | 1;
      readonly played: Played;
      readonly result: Result;
      /** What is not as the file expects. */
      readonly differences: readonly string[];
    }
  | { readonly exit: 2; readonly faults: readonly Fault[] };

/** How a case is played. */
export type Playing = {
  /** A procedure by its id; undefined where there is none. */
  readonly find: (id: string) => Procedure | undefined;
  /** Larger cases than these are refused; left out: as large as a file may be. */
  readonly most?: { readonly bodies: number; readonly events: number };
};

/** Plays the case that a text describes; a text that makes no sense is answered with its faults. */
export function simulate(text: string, how: Playing): Simulated {
  return attempt(() => playedCase(readText(text), how));
}

/** The same of a case that was read already, for example from a request. */
export function simulateValue(raw: unknown, how: Playing): Simulated {
  return attempt(() => playedCase(raw, how));
}

function attempt(what: () => Simulated): Simulated {
  try {
    return what();
  } catch (error) {
    if (error instanceof FileFaulty) return { exit: 2, faults: error.faults };
    // Only nesting that the reader let through can overflow the stack.
    if (!(error instanceof RangeError)) throw error;
    return { exit: 2, faults: [{ path: 'the whole', message: 'is nested too deeply' }] };
  }
}

function playedCase(written: unknown, { find, most }: Playing): Simulated {
  const impossible = unkeepable(written);
  if (impossible.length > 0) return { exit: 2, faults: impossible };
  const { given, expect } = parseCase(spelled(written), find);
  const large = most ? excess(given, most) : [];
  if (large.length > 0) return { exit: 2, faults: large };
  const played = play(given);
  if (played.faults.length > 0) return { exit: 2, faults: played.faults };
  const result = resultOf(played);
  const found = expect === undefined ? [] : differences(expect, result);
  return { exit: found.length > 0 ? 1 : 0, played, result, differences: found };
}

function excess({ setting, events }: Case, most: NonNullable<Playing['most']>): Fault[] {
  const bodies = new Set(Object.values(setting.roles).flat()).size;
  const acts = events.reduce(
    (sum, { does }) => sum + (does.act === 'respond' ? does.bodies.length : 1),
    0,
  );
  return [
    ...(bodies > most.bodies
      ? [{ path: 'electorate', message: `is ${bodies} bodies; ${most.bodies} are the most here` }]
      : []),
    ...(acts > most.events
      ? [{ path: 'events', message: `stand for ${acts} acts; ${most.events} are the most here` }]
      : []),
  ];
}
