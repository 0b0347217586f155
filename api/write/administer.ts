import type { Store } from '../../store/connection.ts';
import { answerRequest, keepRequest } from '../../store/requests.ts';
import { together, tried } from '../../store/transaction.ts';
import type { Edge } from '../edge.ts';
import type { Reply, Writing } from '../route.ts';
import { keyReused } from './refusal-problem.ts';

/**
 * A write that no workflow decides, with its key: what was asked, its effect and its answer are one
 * transaction, so the same key has one effect and one answer, and each is on record with who sent
 * it. A dry run does it all and keeps nothing.
 *
 * @param effect writes through the store it is given, and through no other
 * @throws Problem `key-reused`, and what the effect throws: then nothing was kept
 */
export async function administer(
  edge: Edge,
  asked: Writing<unknown, unknown>,
  effect: (within: Store) => Promise<object>,
): Promise<Reply> {
  const what = await once(edge, asked, effect);
  return { status: 200, body: { kept: !asked.dryRun, dryRun: asked.dryRun, what } };
}

/** The same, where the reply is of another form. @returns what the effect came to the first time */
export async function once(
  edge: Edge,
  asked: Writing<unknown, unknown>,
  effect: (within: Store) => Promise<object>,
): Promise<unknown> {
  if (asked.dryRun) return await tried(edge.store, effect);
  const { caller, key, hash, route, body, receivedAt } = asked;
  const request = { person: caller.person, key, hash, route, asked: body, receivedAt };
  return await together(edge.store, async (within) => {
    const known = await keepRequest(within, request);
    if (known.is === 'differs') throw keyReused();
    if (known.is === 'known') return known.answer;
    const answer = await effect(within);
    await answerRequest(within, request, answer);
    return answer;
  });
}
