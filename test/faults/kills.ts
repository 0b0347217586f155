import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { delegate, Silence } from './silence.ts';
import { electorate, type FaultStack } from './stack.ts';

/** Mulberry32: the same seed gives the same moments again. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Answers given to one recommendation, as the delegations were told. */
export type Told = {
  readonly silence: Silence;
  /** Sequence by key, of every answer 200. */
  readonly acknowledged: Map<string, number>;
  /** All statuses seen on the way, 0 for a connection that failed. */
  readonly statuses: Set<number>;
};

/** Every delegation gives one answer, all in the same moment, and asks until it is final. */
export async function allAnswer(told: Told): Promise<void> {
  await Promise.all(electorate.map((body) => answerOnce(told, body)));
}

async function answerOnce({ silence, acknowledged, statuses }: Told, body: string): Promise<void> {
  const key = randomUUID();
  const { status, before, at } = await silence.answerFinally(body, 'agree', key);
  for (const one of [...before, status]) statuses.add(one);
  if (status === 200) acknowledged.set(key, Number(at('accepted', 'sequence')));
}

/**
 * For each of these texts in turn: all delegations answer at once, and at a moment of the seed's
 * choosing the worker is killed and started again. Nobody waits for the answers in between; they
 * are given when this resolves.
 */
export async function killDuringAnswers(
  { stack }: FaultStack,
  all: readonly Told[],
  { seed, within }: { readonly seed: number; readonly within: number },
): Promise<void> {
  const random = seeded(seed);
  const answers: Promise<void>[] = [];
  for (const told of all) {
    answers.push(allAnswer(told));
    await sleep(random() * within);
    await stack.kill('worker');
    // The supervisor would restart it after pauses that grow; here nobody wants to wait for them.
    await stack.stop('worker');
    await stack.start('worker');
  }
  await Promise.all(answers);
}

/** A text under silence for an hour, of which nobody has been told anything yet. */
export async function openTelling(world: FaultStack): Promise<Told> {
  const silence = await Silence.open(world, 'patient-silence', { seconds: 3600 });
  return { silence, acknowledged: new Map(), statuses: new Set() };
}

/** Everybody has a token before it matters, as a delegation at its desk has. */
export async function signIn({ desk }: FaultStack): Promise<void> {
  await Promise.all(electorate.map((body) => desk.token(delegate(body))));
}
