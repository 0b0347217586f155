import { z } from 'zod';
import { mayAny } from '../../domain/policy/may.ts';
import { findTexts } from '../../store/documents.ts';
import { findRedactions } from '../../store/redactions.ts';
import { requiredMandate } from '../auth/required.ts';
import { redactionEffect, redactionSchema, redactionShown } from '../contract/redactions.ts';
import { noParams, noQuery } from '../contract/recommendations.ts';
import { Problem } from '../problem.ts';
import { reading, writing } from '../route.ts';
import { showTime, utc } from '../shown/time.ts';
import { administer } from '../write/administer.ts';
import { redactSubject } from '../write/redaction.ts';
import { say } from '../../domain/words/say.ts';

const tag = 'Redaction';

const redaction = writing({
  path: '/api/redactions',
  summary: 'Take a text, a file or a person’s data away; hashes and proofs stay',
  tag,
  act: 'redact',
  params: noParams,
  body: redactionSchema,
  answers: {
    200: {
      description: 'What is hidden from now on; of a dry run: what would be',
      schema: z.object({ kept: z.boolean(), dryRun: z.boolean(), what: redactionEffect }),
    },
  },
  answer: async (edge, asked) =>
    await administer(edge, asked, async (within) => {
      const { what, reason, actingFor } = asked.body;
      const mandate = requiredMandate(asked.caller, actingFor, { act: 'redact' });
      const { receivedAt, dryRun } = asked;
      const { language } = edge;
      const done = await redactSubject(within, { what, reason, receivedAt, mandate, language });
      return dryRun ? { ...done, id: null } : done;
    }),
});

const all = reading({
  path: '/api/redactions',
  summary: 'All that was redacted, by whom and why',
  tag,
  act: 'read-redactions',
  params: noParams,
  query: noQuery,
  answers: { 200: { description: 'All', schema: z.object({ items: z.array(redactionShown) }) } },
  answer: async (edge, { caller }) => {
    if (!mayAny('read-redactions', caller.mandates))
      throw new Problem(
        'not-allowed',
        say`The list of redactions is for the registrar, the auditor, the secretary and the presiding officer.`,
      );
    const found = await findRedactions(edge.store);
    const reasons = await findTexts(
      edge.store,
      found.map(({ reason }) => reason),
    );
    const items = found.map(({ id, kind, subject, at, person, body, mandate, reason }) => ({
      id,
      kind,
      subject,
      person,
      body,
      mandate,
      at: showTime(utc, at),
      reason: reasons.get(reason) ?? '',
    }));
    return { status: 200, body: { items } };
  },
});

export const redactionRoutes = [all, redaction] as const;
