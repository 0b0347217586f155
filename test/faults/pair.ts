import { expect } from '@jest/globals';
import { Silence } from './silence.ts';
import type { FaultStack } from './stack.ts';

/** Two texts under silence until about the same time: nobody objects to one, Germany to the other. */
export type Pair = {
  readonly quiet: Silence;
  readonly broken: Silence;
  readonly deadlines: number[];
};

export async function underSilence(world: FaultStack, seconds: number): Promise<Pair> {
  const open = () => Silence.open(world, 'strict-silence', { seconds });
  const [quiet, broken] = await Promise.all([open(), open()]);
  expect((await broken.answerFinally('DEU', 'object')).status).toBe(200);
  const deadlines = await Promise.all([quiet.deadline(), broken.deadline()]);
  return { quiet, broken, deadlines };
}

/** Held for a person to decide, whoever is silent; and a standing objection outweighs the outage. */
export async function expectNeverAgreed({ quiet, broken }: Pair, why: RegExp): Promise<void> {
  const [ending, other] = await Promise.all([quiet.ending(40_000), broken.ending(40_000)]);
  expect(ending).toEqual({ is: 'held', reason: expect.stringMatching(why) });
  expect(other).toEqual({ is: 'broken', reason: 'Broken by DEU.' });
}

export const notReceived = /^The service could not receive answers at /;
