import { sql } from 'kysely';
import type { Role } from '../../domain/actor.ts';
import { putBodies } from '../../store/bodies.ts';
import { insertCalendarFeed } from '../../store/calendar-feeds.ts';
import { insertClaim } from '../../store/claims.ts';
import type { Store } from '../../store/connection.ts';
import { insertDocuments } from '../../store/documents.ts';
import { sha256 } from '../../store/hash.ts';
import { insertMandate } from '../../store/mandates.ts';
import { putPeople } from '../../store/people.ts';
import { commitReceipt } from '../../store/receipts.ts';
import { recordRecommendation } from '../../store/record.ts';
import { recordRefusedAttempt } from '../../store/refused-attempts.ts';
import { keepRequest } from '../../store/requests.ts';
import { putServiceAccount } from '../../store/service-accounts.ts';
import { insertSession } from '../../store/sessions.ts';
import type { Viewing } from '../../store/viewing.ts';
import { batchOf, eventfulSilence, silence } from './on-record.ts';

const person = (name: string, body: string, role: Role) =>
  ({ kind: 'person', person: name, held: [{ body, role }] }) as const;

/** Everybody who may ask, and nobody. */
export const eyes = {
  norway: person('nora', 'NOR', 'delegate'),
  colleague: person('nils', 'NOR', 'delegate'),
  hungary: person('hugo', 'HUN', 'delegate'),
  secretary: person('sofia', 'IS', 'secretary'),
  stranger: { kind: 'person', person: 'nobody', held: [] },
  auditor: person('aud', 'AUDIT', 'auditor'),
  operator: person('oper', 'OPS', 'operator'),
  program: person('prog', 'NOR', 'service'),
  requester: person('rita', 'UKR', 'requester'),
  public: { kind: 'public' },
  machine: { kind: 'machine' },
} as const satisfies Readonly<Record<string, Viewing>>;
export type Eyes = keyof typeof eyes | 'none';

/** What two nations, a secretary and the machine leave behind. */
export async function leaveBehind(store: Store): Promise<void> {
  const eventful = await batchOf(store, eventfulSilence(sha256), { reference: 'R-1' });
  await recordRecommendation(store, eventful);
  await recordRecommendation(store, await batchOf(store, silence(), { reference: 'R-2' }));
  await recordRecommendation(store, await batchOf(store, silence(), { reference: 'R-3' }));
  await putBodies(store, [{ id: 'NOR', name: 'Norway', kind: 'nation' }]);
  for (const [name, body] of [
    ['nora', 'NOR'],
    ['hugo', 'HUN'],
  ] as const) {
    await putPeople(store, [{ id: name, name, email: `${name}@example.org` }]);
    const held = { id: `m-${name}`, person: name, body, role: 'delegate' as const, from: 0 };
    await insertMandate(store, { ...held, until: null, lentFrom: null, grantedBy: 'sofia' });
    const feed = { id: `f-${name}`, person: name, tokenHash: sha256(name), madeAt: 0 };
    await insertCalendarFeed(store, feed);
    const times = { authenticatedAt: null, signedInAt: Date.now(), endsAt: Date.now() + 60_000 };
    await insertSession(store, {
      ...times,
      id: `s-${name}`,
      secretHash: sha256(`secret of ${name}`),
      person: name,
      browser: null,
    });
    const program = { client: name, name, body, scopes: [], from: 0, until: null };
    await putServiceAccount(store, { ...program, registeredBy: 'sofia' });
    const asked = { key: 'k', hash: 'h', route: 'POST /x', asked: {}, receivedAt: 0 };
    await keepRequest(store, { person: name, ...asked });
    const by = {
      is: 'person',
      person: name,
      body,
      role: 'delegate',
      mandate: `m-${name}`,
    } as const;
    const lift = { type: 'lift', stage: null, body, by } as const;
    const told = { workflow: 'recommendation:R-2', key: `key-${name}`, hash: 'h', person: name };
    const more = { command: lift, receivedAt: Date.now(), documents: [], start: null };
    await commitReceipt(store, { ...told, ...more });
    const tried = { at: 0, person: name, code: 'no-mandate', route: 'POST /x', subject: null };
    await recordRefusedAttempt(store, { ...tried, bodyHash: 'h', message: 'no' });
    const { rows } = await sql<{ id: string }>`
      select id from nemcon.awaited where body = ${body} limit 1`.execute(store.db);
    const wait = rows[0]?.id ?? '';
    await insertClaim(store, { wait, person: name, mandate: `m-${name}`, at: Date.now() });
  }
  // Nobody takes part in it for whom the registrar has published it.
  await sql`update nemcon.recommendations set published = true, places = '{FRA}', desks = '{}'
    where reference = 'R-3'`.execute(store.db);
  await keepTexts(store, ['prose', 'our reasons', 'our reservation', 'too late']);
}

export async function keepTexts(store: Store, texts: readonly string[]): Promise<void> {
  const documents = texts.map((text) => ({ hash: sha256(text), mediaType: 'text/plain', text }));
  await insertDocuments(store, documents);
}
