import { z } from 'zod';
import { commitReceipt } from '../../store/receipts.ts';
import { recordRefusedAttempt } from '../../store/refused-attempts.ts';
import { keepRequest } from '../../store/requests.ts';
import { hashOf, sha256 } from '../../store/hash.ts';
import { together } from '../../store/transaction.ts';
import type { BulkAsked } from '../contract/delegations.ts';
import type { Edge } from '../edge.ts';
import { isAttempt, problemOf } from '../answer-problem.ts';
import type { Problem } from '../problem.ts';
import type { Reply, Writing } from '../route.ts';
import { carryOutPrepared, prepare, type Prepared } from './act-on.ts';
import { authoritiesFor } from './authorities.ts';
import { atMost } from './bounded.ts';
import { haveClauses } from './changed-clauses.ts';
import { responseCommand } from './commands.ts';
import { Papers } from './papers.ts';
import { keyReused } from './refusal-problem.ts';
import { told as toldIn } from '../shown/told.ts';
import { say } from '../../domain/words/say.ts';

type Asked = Writing<unknown, BulkAsked>;
type Response = BulkAsked['items'][number];

/** One of them, as if it had been sent alone: with a key of its own. */
type Item = { readonly asked: Writing<unknown, Response>; readonly reference: string };
type Tried<T> = { readonly done: T } | { readonly problem: Problem };

const route = 'POST /api/inbox/responses';
const atOnce = 8;

/**
 * Answers several recommendations; each counts or is refused by itself, those of one recommendation
 * in their order. All that may be sent is received together, in one transaction, before any is
 * sent: so a crash in between loses none, and the same key again has one effect.
 *
 * @throws Problem `key-reused`
 */
export async function respondToAll(edge: Edge, asked: Asked): Promise<Reply> {
  const items = itemsOf(asked);
  const prepared = await atMost(atOnce, items, (item) =>
    attempted(edge, item, () => prepareItem(edge, item)),
  );
  if (!asked.dryRun) await receive(edge, asked, prepared);
  const pairs = items.map((item, index) => ({ item, index, ready: prepared[index] }));
  const groups = Map.groupBy(pairs, ({ item }) => item.reference);
  const results = await atMost(atOnce, [...groups.values()], async (group) => {
    const told: { readonly index: number; readonly result: object }[] = [];
    for (const { item, index, ready } of group)
      if (ready) told.push({ index, result: await resultOf(edge, item, ready) });
    return told;
  });
  const inOrder = results.flat().toSorted((a, b) => a.index - b.index);
  const body = { dryRun: asked.dryRun, results: inOrder.map(({ result }) => result) };
  return { status: 200, body };
}

/** Keys come from the request's own and the place in it, so the same sent again has the same. */
function itemsOf({ body, ...asked }: Asked): Item[] {
  const { key, caller } = asked;
  const stem = sha256(`${caller.person} ${key}`).slice(0, 24);
  return body.items.map((item, index) => {
    const own = { key: `bulk-${stem}-${index}`, hash: hashOf({ person: caller.person, item }) };
    return { asked: { ...asked, ...own, body: item }, reference: item.reference };
  });
}

async function prepareItem(edge: Edge, { asked, reference }: Item): Promise<Prepared> {
  const { body, key } = asked;
  const { actingFor, bodies } = body;
  const papers = new Papers();
  await haveClauses(edge, { caller: asked.caller, reference }, body);
  const authorities = await authoritiesFor(edge, asked, reference, bodies);
  const make = responseCommand(body, papers, key, authorities);
  return await prepare(edge, asked, { reference, make, papers, actingFor });
}

async function receive(
  edge: Edge,
  { caller, key, hash, receivedAt, body }: Asked,
  prepared: readonly Tried<Prepared>[],
): Promise<void> {
  const references = body.items.map(({ reference }) => reference);
  const what = { key, hash, route, asked: { references }, receivedAt };
  await together(edge.store, async (within) => {
    const known = await keepRequest(within, { person: caller.person, ...what });
    if (known.is === 'differs') throw keyReused();
    for (const one of prepared)
      if ('done' in one) await commitReceipt(within, { ...one.done.deed, start: null });
  });
}

async function resultOf(edge: Edge, item: Item, ready: Tried<Prepared>): Promise<object> {
  const { reference } = item;
  const { key } = item.asked;
  const tried =
    'problem' in ready
      ? ready
      : await attempted(edge, item, () => carryOutPrepared(edge, item.asked, ready.done));
  if ('problem' in tried) {
    const { code, status, said } = tried.problem;
    const message = toldIn(edge.language, said);
    return { reference, key, status, code, message, accepted: null, would: null };
  }
  const { accepted = null, would = null, now } = Replied.parse(tried.done.body);
  const { status } = tried.done;
  const message =
    now?.sentence ?? toldIn(edge.language, say`Accepted; ask the receipt whether it is on record.`);
  return { reference, key, status, code: null, message, accepted, would };
}

/** What of an answer goes into a result. */
const Replied = z.object({
  accepted: z.looseObject({}).optional(),
  would: z.looseObject({}).optional(),
  now: z.looseObject({ sentence: z.string() }).optional(),
});

/** A problem of one item is its result; who tried what they may not is on record as if alone. */
async function attempted<T>(
  edge: Edge,
  { asked, reference }: Item,
  task: () => Promise<T>,
): Promise<Tried<T>> {
  try {
    return { done: await task() };
  } catch (error) {
    const problem = problemOf(error);
    const { code, message, status } = problem;
    if (status >= 500) edge.log.error({ err: error, reference }, 'one of several answers failed');
    if (!isAttempt(problem) || asked.dryRun) return { problem };
    const { person } = asked.caller;
    const attempt = { person, code, route, subject: reference, bodyHash: asked.hash, message };
    await recordRefusedAttempt(edge.store, { at: Date.now(), ...attempt }).catch(
      (fault: unknown) => {
        edge.log.error({ err: fault, ...attempt }, 'a refused attempt could not be recorded');
      },
    );
    return { problem };
  }
}
