import { z } from 'zod';
import { stageRule } from '../../domain/stages.ts';
import { titleIn } from '../../domain/words/languages.ts';
import { findOwnReceipts } from '../../store/receipts.ts';
import { statusField } from '../contract/answers.ts';
import { roleField } from '../contract/fields.ts';
import { noQuery, referenceParams } from '../contract/recommendations.ts';
import { timeShown } from '../contract/times.ts';
import { findMatter } from '../matter.ts';
import { bodiesKept } from '../own-receipts.ts';
import { reading } from '../route.ts';
import { showTime } from '../shown/time.ts';

const ownReceiptShown = z
  .object({
    key: z.string(),
    act: z.string(),
    person: z.string(),
    body: z.string().nullable(),
    role: roleField.nullable(),
    stage: z.string().nullable().meta({ description: 'Its title; null: of no single stage' }),
    position: z.string().nullable().meta({ description: 'Of an answer: what was said' }),
    text: z.string().nullable().meta({ description: 'SHA-256 of the text that was answered' }),
    receivedAt: timeShown,
    status: statusField,
    proof: z.string().meta({ description: 'Where the receipt to keep is had' }),
  })
  .meta({ id: 'OwnReceipt' });

const all = reading({
  path: '/api/recommendations/{reference}/receipts',
  act: 'read-receipt',
  summary: 'What you and the bodies that you act for did here, each with its receipt to keep',
  tag: 'Audit',
  params: referenceParams,
  query: noQuery,
  answers: {
    200: { description: 'The newest first', schema: z.object({ items: z.array(ownReceiptShown) }) },
  },
  answer: async (edge, { params, caller }) => {
    const { found, state, zone, language } = await findMatter(edge, caller, params.reference);
    const who = { person: caller.person, bodies: bodiesKept(caller) };
    const receipts = await findOwnReceipts(edge.store, found.workflow, who);
    const { procedure } = state.setting;
    const items = receipts.map(({ stage, receivedAt, ...receipt }) => ({
      ...receipt,
      stage: stage && titleIn(language, stageRule(procedure, stage)?.title ?? stage),
      receivedAt: showTime(zone, receivedAt),
      proof: `/api/receipts/${encodeURIComponent(found.workflow)}/${encodeURIComponent(receipt.key)}/proof`,
    }));
    return { status: 200, body: { items } };
  },
});

export const ownReceiptRoutes = [all];
