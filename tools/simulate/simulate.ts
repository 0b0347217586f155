import { play, type Played } from '../../domain/simulation/play.ts';
import { resultOf, type Result } from '../../domain/simulation/result.ts';
import { FileFaulty, type Fault } from '../../procedures/cases/faults.ts';
import { parseCase } from '../../procedures/cases/parse.ts';
import { readText } from '../../procedures/cases/read.ts';
import { shippedProcedure } from '../../procedures/load.ts';
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

/** Plays the case that a text describes; a text that makes no sense is answered with its faults. */
export function simulate(text: string): Simulated {
  try {
    return playedCase(text);
  } catch (error) {
    if (error instanceof FileFaulty) return { exit: 2, faults: error.faults };
    // Only nesting that the reader let through can overflow the stack.
    if (!(error instanceof RangeError)) throw error;
    return { exit: 2, faults: [{ path: 'the whole', message: 'is nested too deeply' }] };
  }
}

function playedCase(text: string): Simulated {
  const { given, expect } = parseCase(readText(text), shippedProcedure);
  const played = play(given);
  if (played.faults.length > 0) return { exit: 2, faults: played.faults };
  const result = resultOf(played);
  const found = expect === undefined ? [] : differences(expect, result);
  return { exit: found.length > 0 ? 1 : 0, played, result, differences: found };
}
