import { z } from 'zod';
import { findEventReceipt } from '../../store/audit/proofs.ts';
import { findReceipt } from '../../store/receipts.ts';
import { findActEvent } from '../../store/timeline.ts';
import { mark } from '../contract/fields.ts';
import { noQuery } from '../contract/recommendations.ts';
import { Problem } from '../problem.ts';
import { isTheirs } from '../own-receipts.ts';
import { reading } from '../route.ts';
import { say } from '../../domain/words/say.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const decisionReceipt = z
  .object({
    format: z.literal('nemcon-receipt-1'),
    leaf: z.object({
      kind: z.literal('event'),
      workflow: z.string(),
      sequence: z.int(),
      hash,
      text: hash.nullable(),
      salt: z.string(),
    }),
    index: z.int().meta({ description: 'Number of its entry in the log, from 0' }),
    content: z.object({
      sequence: z.int(),
      at: z.int().meta({ description: 'Milliseconds since 1970' }),
      by: z.record(z.string(), z.unknown()),
      event: z.record(z.string(), z.unknown()),
    }),
    text: hash.nullable().meta({ description: 'The text that it is bound to' }),
    proof: z.array(hash),
    checkpoint: z.string(),
    key: z.string(),
  })
  .meta({ id: 'DecisionReceipt', description: 'Keep the answer as a file; docs/audit.md' });

const one = reading({
  path: '/api/receipts/{workflow}/{key}/proof',
  act: 'read-receipt',
  summary: 'The receipt of a decision of yours or of your body, to keep and to check without us',
  tag: 'Audit',
  params: z.strictObject({
    workflow: mark(200),
    key: mark(200),
  }),
  query: noQuery,
  answers: { 200: { description: 'The whole answer is the file', schema: decisionReceipt } },
  answer: async ({ store }, { params: { workflow, key }, caller }) => {
    const kept = await findReceipt(store, workflow, key);
    const answer = kept && isTheirs(kept, caller) ? kept.settled?.answer : undefined;
    if (!kept || !answer || !('sequence' in answer))
      throw new Problem(
        'unknown-receipt',
        say`No decision of yours or of your body is on record under this key: a receipt is made of what was accepted.`,
      );
    const sequence = await findActEvent(store, {
      workflow,
      last: answer.sequence,
      person: kept.person,
    });
    const receipt = await findEventReceipt(store, { workflow, sequence });
    if (receipt === undefined) throw new Error(`The log lacks ${workflow}/${sequence}.`);
    if (receipt === 'unsigned')
      throw new Problem(
        'not-signed-yet',
        say`It is on record, and the log has not been signed since: ask again in half a minute.`,
      );
    return {
      status: 200,
      body: receipt,
      headers: { 'content-disposition': 'attachment; filename="receipt.json"' },
    };
  },
});

export const decisionReceiptRoutes = [one];
