import { z } from 'zod';
import { actingForField, roleField } from './fields.ts';
import { timeShown } from './times.ts';

export const sessionIdField = z
  .string()
  .regex(/^s-[0-9a-f]{16}$/, { error: 'is no session' })
  .meta({ example: 's-0123456789abcdef' });

export const nothingAsked = z.strictObject({});

export const endSessionSchema = z
  .strictObject({ session: sessionIdField })
  .meta({ id: 'SessionEnding' });

export const endSessionsSchema = z
  .strictObject({ actingFor: actingForField })
  .meta({ id: 'SessionsEnding' });

export const sessionShown = z
  .object({
    id: z.string(),
    current: z.boolean().meta({ description: 'Whether it is the one that asks' }),
    signedInAt: timeShown,
    seenAt: timeShown.meta({ description: 'Give or take a minute' }),
    endsAt: timeShown,
    browser: z.string().nullable().meta({ description: 'What the browser calls itself' }),
  })
  .meta({ id: 'Session' });

export const whoShown = z
  .object({
    person: z.string(),
    name: z.string().nullable(),
    mandates: z.array(
      z.object({
        id: z.string(),
        body: z.string(),
        role: roleField,
        principal: z.string().nullable(),
      }),
    ),
    signIn: z.object({
      by: z.enum(['session', 'token', 'service']),
      session: z.string().nullable(),
      authenticatedAt: timeShown
        .nullable()
        .meta({ description: 'When they last showed the issuer who they are' }),
      freshUntil: timeShown
        .nullable()
        .meta({ description: 'Until when acts that bind a body are taken without a new sign-in' }),
      idleSeconds: z.int().nullable().meta({ description: 'A session not used for so long ends' }),
      endsAt: timeShown.nullable(),
    }),
  })
  .meta({ id: 'WhoAmI' });

export const endedShown = z
  .object({ ended: z.int().meta({ description: 'How many sessions ended' }) })
  .meta({ id: 'SessionsEnded' });

export const signedOutShown = z
  .object({
    signedOut: z.literal(true),
    issuer: z
      .string()
      .nullable()
      .meta({ description: "Where the issuer's own session is ended; null: it has no such page" }),
  })
  .meta({ id: 'SignedOut' });
