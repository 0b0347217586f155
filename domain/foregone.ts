import { judge, silentBodies, type Verdict } from './judge.ts';
import type { DecisionStage } from './procedure.ts';
import type { Recommendation, Response, Round } from './state.ts';

/**
 * The verdict, if no answer of the bodies that are still silent can change it; else undefined.
 * Every way in which the silent bodies might spread over the positions is tried.
 */
export function foregone(
  state: Recommendation,
  rule: DecisionStage,
  round: Round,
): Verdict | undefined {
  const now = judge(state, rule, round);
  const silent = silentBodies(round);
  const positions = [...Object.keys(rule.positions), null];
  for (const spread of spreads(silent.length, positions.length)) {
    const then = judge(state, rule, {
      ...round,
      counted: [...round.counted, ...ballots(silent, positions, spread)],
    });
    if (then.is !== now.is) return undefined;
  }
  return now;
}

/** Silent bodies given to positions in blocks: the first `spread[0]` to the first, and so on. */
function ballots(
  silent: readonly string[],
  positions: readonly (string | null)[],
  spread: readonly number[],
): Response[] {
  const named = spread.flatMap((count, n) =>
    Array<string | null>(count).fill(positions[n] ?? null),
  );
  return silent.flatMap((body, n) => {
    const position = named[n] ?? null;
    if (position === null) return [];
    return [{ body, position, at: 0, person: null, letter: '', reason: null, statement: null }];
  });
}

/** All ways to write `total` as an ordered sum of `parts` numbers. */
function* spreads(total: number, parts: number): Generator<readonly number[]> {
  if (parts === 1) {
    yield [total];
    return;
  }
  for (let first = total; first >= 0; first -= 1)
    for (const rest of spreads(total - first, parts - 1)) yield [first, ...rest];
}
