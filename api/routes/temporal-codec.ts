import type { Payload } from '@temporalio/common';
import type { Express, NextFunction, Request, Response } from 'express';
import type { KeyRing } from '../../codec/keys.ts';
import { isSealed, PayloadUnreadable, unseal } from '../../codec/sealed.ts';
import { seesWorkflow } from '../../domain/policy/sees.ts';
import { payloadsAsked, type PayloadSent } from '../contract/temporal-codec.ts';
import type { Edge } from '../edge.ts';
import { Problem } from '../problem.ts';
import { readJsonUpTo } from '../read-json.ts';
import { computing } from '../route.ts';
import { say } from '../../domain/words/say.ts';

const path = '/api/temporal/decode';
/** A payload has at most 2 MB, which base64 makes a third longer. */
const largestBody = '4mb';

/**
 * What the Temporal UI calls a codec server. It decrypts only: whoever acts does so in Nemcon, so
 * there is nothing that the UI should encrypt.
 */
const decode = computing({
  path,
  summary: 'Decrypt payloads for the Temporal UI; for operators, secretaries and auditors',
  tag: 'Temporal',
  act: 'read-workflow',
  body: payloadsAsked,
  answers: {
    200: { description: 'Each decrypted where one of our keys fits', schema: payloadsAsked },
  },
  answer: async ({ codec, log }, { body, caller }) => {
    if (!seesWorkflow(caller.mandates))
      throw new Problem(
        'not-allowed',
        say`What Temporal holds shows positions, so it is decrypted for operators, secretaries and auditors. Your own matters are in your inbox.`,
      );
    const { payloads, decrypted, unreadable } = decoded(body.payloads, codec.ring);
    const { person } = caller;
    log.info({ person, decrypted, unreadable }, 'payloads were decrypted for the Temporal UI');
    return { status: 200, body: { payloads } };
  },
});

/** What no key of ours authenticates comes back as it was sent. */
function decoded(sent: readonly PayloadSent[], ring: KeyRing) {
  let decrypted = 0;
  let unreadable = 0;
  const payloads = sent.map((one) => {
    const payload = received(one);
    if (ring.length === 0 || !isSealed(payload)) return one;
    try {
      const opened = shown(unseal(payload, ring, undefined));
      decrypted += 1;
      return opened;
    } catch (error) {
      if (!(error instanceof PayloadUnreadable)) throw error;
      unreadable += 1;
      return one;
    }
  });
  return { payloads, decrypted, unreadable };
}

function received({ metadata, data }: PayloadSent): Payload {
  const values = Object.entries(metadata).map(([name, value]) => [
    name,
    Buffer.from(value, 'base64'),
  ]);
  return { metadata: Object.fromEntries(values), data: Buffer.from(data, 'base64') };
}

function shown({ metadata, data }: Payload): PayloadSent {
  const values = Object.entries(metadata ?? {}).map(([name, value]) => [
    name,
    Buffer.from(value).toString('base64'),
  ]);
  return { metadata: Object.fromEntries(values), data: Buffer.from(data ?? []).toString('base64') };
}

/**
 * Lets pages of the Temporal UI ask, as who is signed in here, and pages of nobody else: the one
 * address that answers across origins.
 */
export function letTemporalUiAsk(app: Express, edge: Edge): void {
  const { uiUrl } = edge.configuration.temporal;
  const theirs = uiUrl === null ? null : new URL(uiUrl).origin;
  app.use(path, (request: Request, response: Response, next: NextFunction) => {
    const origin = request.get('origin');
    response.vary('Origin');
    if (origin !== undefined && origin !== theirs && origin !== new URL(edge.publicUrl).origin)
      throw new Problem(
        'not-allowed',
        say`A page of another origin asked. Nothing was decrypted; the Temporal UI of TEMPORAL_UI_URL may ask.`,
      );
    if (origin !== undefined && origin === theirs) {
      allow(response, origin);
      response.locals['isFromTemporalUi'] = true;
    }
    if (request.method === 'OPTIONS') return void response.status(204).end();
    refuseOtherNamespace(edge, request.get('x-namespace'));
    // The UI adds what concerns payloads that are stored elsewhere; there are none.
    request.url = request.url.replace(/\?preserveStorageRefs=(true|false)$/, '');
    next();
  });
}

/** Its own parser, because one payload may be larger than any other body. */
export function takePayloads(app: Express): void {
  app.post(path, ...readJsonUpTo(largestBody));
}

function allow(response: Response, origin: string): void {
  response.set({
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'content-type, x-namespace, authorization',
    'access-control-max-age': '600',
  });
}

function refuseOtherNamespace(edge: Edge, asked: string | undefined): void {
  const { namespace } = edge.configuration.temporal;
  if (asked === undefined || asked === namespace) return;
  throw new Problem(
    'invalid-request',
    say`X-Namespace names another namespace than this Nemcon uses. Nothing was decrypted; open its own in the Temporal UI.`,
  );
}

export const temporalCodecRoutes = [decode];
