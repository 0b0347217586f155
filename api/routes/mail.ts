import { z } from 'zod';
import { tellUndelivered } from '../../mail/tell-secretary.ts';
import { findMail, noteUndelivered } from '../../store/mails.ts';
import { answerRequest, keepRequest } from '../../store/requests.ts';
import { together } from '../../store/transaction.ts';
import { requiredMandate } from '../auth/required.ts';
import { actingForField, foreign } from '../contract/fields.ts';
import { noParams } from '../contract/recommendations.ts';
import { Problem } from '../problem.ts';
import { keyReused } from '../write/refusal-problem.ts';
import { writing } from '../route.ts';
import { say } from '../../domain/words/say.ts';

const bounceAsked = z
  .strictObject({
    messageId: z
      .string()
      .regex(/^<?[\x21-\x3b\x3d\x3f-\x7e]{1,300}>?$/, { error: 'is no Message-ID' })
      .meta({ description: 'Message-ID of the mail that came back, as its report names it' }),
    status: z
      .string()
      .regex(/^[245]\.\d{1,3}\.\d{1,3}$/, { error: 'is no status of RFC 3463, for example 5.1.1' })
      .meta({ description: '`Status` of the delivery report (RFC 3464)', example: '5.1.1' }),
    words: foreign(300).meta({ description: '`Diagnostic-Code` of the report' }),
    actingFor: actingForField,
  })
  .meta({ id: 'BounceAsked' });

const bounceAnswer = z
  .object({
    messageId: z.string(),
    state: z.enum(['waiting', 'taken', 'refused', 'bounced', 'given-up']),
    recorded: z.boolean().meta({ description: 'false: known before, or only a delay' }),
    dryRun: z.boolean(),
  })
  .meta({ id: 'Bounce' });

const bounces = writing({
  path: '/api/mail/bounces',
  act: 'report-bounce',
  summary: 'Report that a mail came back (for whoever reads the mailbox that reports go to)',
  tag: 'Mail',
  params: noParams,
  body: bounceAsked,
  answers: { 200: { description: 'On record', schema: bounceAnswer } },
  answer: async (edge, { body, caller, key, hash, route, receivedAt, dryRun }) => {
    requiredMandate(caller, body.actingFor, { act: 'report-bounce' });
    const messageId = `<${body.messageId.replaceAll(/[<>]/g, '')}>`;
    const mail = await findMail(edge.store, messageId);
    if (!mail)
      throw new Problem(
        'unknown-mail',
        say`No mail has the Message-ID ${messageId}. Nothing changed.`,
      );
    // Only a permanent failure means that nobody got it; a delay is reported as 4.x.x.
    const isLost = body.status.startsWith('5') && ['waiting', 'taken'].includes(mail.state);
    if (!isLost || dryRun)
      return { status: 200, body: { messageId, state: mail.state, recorded: false, dryRun } };
    const words = `${body.status} ${body.words}`;
    const { person } = caller;
    const { actingFor: _, ...asked } = body;
    await together(edge.store, async (within) => {
      const known = await keepRequest(within, { person, key, hash, route, asked, receivedAt });
      if (known.is === 'differs') throw keyReused();
      if (known.is === 'known') return;
      const lost = await noteUndelivered(within, { messageId }, 'bounced', words);
      if (lost) await tellUndelivered(within, lost, receivedAt);
      await answerRequest(within, { person, key }, { messageId, state: 'bounced' });
    });
    return { status: 200, body: { messageId, state: 'bounced', recorded: true, dryRun } };
  },
});

export const mailRoutes = [bounces];
