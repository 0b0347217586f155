import { z } from 'zod';
import { findMandateFlags } from '../../store/mandate-flags.ts';
import { findReceipt, type Receipt } from '../../store/receipts.ts';
import { findActEvent } from '../../store/timeline.ts';
import { mark } from '../contract/fields.ts';
import { actorShown, refusedShown, statusField } from '../contract/answers.ts';
import { timeShown } from '../contract/times.ts';
import { mandateFlagShown, noQuery } from '../contract/recommendations.ts';
import type { Edge } from '../edge.ts';
import { Problem } from '../problem.ts';
import { reading } from '../route.ts';
import { showActor } from '../shown/actor.ts';
import { showMandateFlag } from '../shown/mandate-flag.ts';
import { toldOf } from '../shown/told.ts';
import { toldAnswer } from '../write/reply.ts';
import { showTime, utc } from '../shown/time.ts';
import { say } from '../../domain/words/say.ts';

const receiptShown = z
  .object({
    workflow: z.string(),
    key: z.string(),
    by: actorShown,
    receivedAt: timeShown,
    settled: z
      .boolean()
      .meta({ description: 'false: neither on record nor refused yet; ask again' }),
    answer: z
      .union([
        z.object({ sequence: z.int(), status: statusField, refused: refusedShown.optional() }),
        z.object({ code: z.string(), message: z.string() }),
      ])
      .nullable(),
    flags: z
      .array(mandateFlagShown)
      .meta({ description: 'Of mandates that did not hold when it was received' }),
  })
  .meta({ id: 'Receipt' });

const one = reading({
  path: '/api/receipts/{workflow}/{key}',
  act: 'read-receipt',
  summary: 'What became of a request of yours',
  tag: 'Deciding',
  params: z.strictObject({
    workflow: mark(200),
    key: mark(200),
  }),
  query: noQuery,
  answers: { 200: { description: 'The receipt', schema: receiptShown } },
  answer: async (edge, { params, caller }) => {
    const receipt = await findReceipt(edge.store, params.workflow, params.key);
    if (receipt === undefined || receipt.person !== caller.person)
      throw new Problem(
        'unknown-receipt',
        say`There is no receipt of yours under this key: the request did not arrive. Send it again with the same Idempotency-Key.`,
      );
    const { workflow, key, receivedAt, settled, command } = receipt;
    const answer = settled?.answer ?? null;
    const flags = await flagsOf(edge, receipt);
    return {
      status: 200,
      body: {
        workflow,
        key,
        by: showActor(command.by, { kind: 'officer' }),
        receivedAt: showTime(utc, receivedAt),
        settled: settled !== null,
        answer:
          answer !== null && 'ok' in answer
            ? { code: answer.code, message: toldOf(edge.language, answer) }
            : answer && toldAnswer(edge.language, answer),
        flags,
      },
    };
  },
});

/** Of any event that the request brought about. */
async function flagsOf({ store }: Edge, { workflow, person, settled }: Receipt) {
  const answer = settled?.answer;
  if (!answer || !('sequence' in answer)) return [];
  const { sequence: last } = answer;
  const first = await findActEvent(store, { workflow, last, person });
  const flags = await findMandateFlags(store, workflow, [first, last]);
  return [...flags.values()].flat().map(showMandateFlag);
}

export const receiptRoutes = [one];
