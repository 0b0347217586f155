import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { sql } from 'kysely';
import { badHeaders, badTokens, type Forge } from './bad-tokens.ts';
import { goodHeader, goodPayload, signed } from './forged-tokens.ts';
import { demoReview, freshId, openTestedApi, type TestedApi } from './running-api.ts';

const person = 'sofia.marin';
let api: TestedApi;
let forge: Forge;
let before: string;

beforeAll(async () => {
  api = await openTestedApi(() => ({
    API_RATE_LIMIT_FAILURES: '100000',
    API_RATE_LIMIT_STRANGERS: '100000',
  }));
  forge = { issuer: api.issuer.url, key: api.issuer.key(), person };
  before = await everythingKept();
}, 60_000);
afterAll(async () => {
  await api.close();
});

/** How much is on record of everything that a request could leave behind. */
async function everythingKept(): Promise<string> {
  const { rows } = await sql`
    select (select count(*) from nemcon.reviews) as reviews,
      (select count(*) from nemcon.receipts) as receipts,
      (select count(*) from nemcon.requests) as requests,
      (select count(*) from nemcon.documents) as documents,
      (select count(*) from nemcon.refused_attempts) as attempts,
      (select count(*) from nemcon.events) as events,
      (select size from nemcon.audit_head) as leaves`.execute(api.harness.store.db);
  return JSON.stringify(rows);
}

type Heard = { readonly status: number; readonly body: string; readonly challenge: string };

/** Node's own client, because `fetch` refuses to send what attackers do. */
function send(path: string, headers: Record<string, string | string[]>, body?: unknown) {
  const method = body === undefined ? 'GET' : 'POST';
  const more = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
  return new Promise<Heard>((resolve, reject) => {
    const sent = request(new URL(path, api.url), { method, headers: { ...more, ...headers } });
    sent.once('error', reject);
    sent.once('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      const challenge = answer.headers['www-authenticate'] ?? '';
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, body: text, challenge }));
    });
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** Both a look and a write; what is answered must be the same refusal, and tell nothing. */
async function refusedEverywhere(authorization: string | string[], token: string): Promise<void> {
  const headers = { authorization };
  const looked = await send('/api/inbox', headers);
  const wrote = await send('/api/reviews', headers, demoReview(freshId('bad')));
  for (const { status, body, challenge } of [looked, wrote]) {
    expect([status, body]).toEqual([401, expect.stringContaining('"status":401')]);
    expect(challenge).toMatch(/^Bearer/);
    expect(body).toMatch(/"code":"(token-refused|sign-in-needed)"/);
    expect(body).not.toMatch(/node_modules|\.ts:|JWS|JWT[A-Z]|ERR_|Error|zod|stack/);
    expect(body).not.toContain(forge.issuer);
    expect(body).not.toContain(person);
    for (const part of token.split('.').filter((one) => one.length > 8))
      expect(body).not.toContain(part);
  }
}

describe('a token that is not one is 401, and tells and leaves nothing', () => {
  test('a good one is taken, so that what is refused is refused for what is wrong with it', async () => {
    const token = signed(
      goodHeader(forge.key.kid),
      goodPayload(forge.issuer, person),
      forge.key.private,
    );
    const answer = await send('/api/inbox', { authorization: `Bearer ${token}` });
    expect([answer.status, answer.body.slice(0, 200)]).toEqual([200, expect.any(String)]);
  });

  test.each([
    ['typ JWT', { typ: 'JWT' }, {}],
    ['no typ at all', { typ: undefined }, {}],
    ['typ with its prefix', { typ: 'application/at+JWT' }, {}],
    ['several audiences', {}, { aud: ['account', 'nemcon'] }],
    ['expired for less than the skew', {}, { exp: Math.floor(Date.now() / 1000) - 20 }],
    ['Keycloak says that it is a bearer', {}, { typ: 'Bearer' }],
    [
      'roles, groups and names beside',
      {},
      { realm_access: { roles: ['x'] }, name: 'Ä "quoted": ok' },
    ],
  ])('so is one with %s', async (_, header, payload) => {
    const token = signed(
      { ...goodHeader(forge.key.kid), ...header },
      { ...goodPayload(forge.issuer, person), ...payload },
      forge.key.private,
    );
    const answer = await send('/api/inbox', { authorization: `Bearer ${token}` });
    expect([answer.status, answer.body.slice(0, 200)]).toEqual([200, expect.any(String)]);
  });

  test('there are more than sixty kinds, each another', () => {
    const names = badTokens.map(([kind]) => kind);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(60);
  });

  test.each(badTokens)('%s', async (_, make) => {
    const token = make(forge);
    await refusedEverywhere(`Bearer ${token}`, token);
  });

  test.each(badHeaders)('Authorization: %s', async (template) => {
    const token = await api.issuer.token(person);
    const header = Buffer.from(template.replaceAll('GOOD', token)).toString('latin1');
    await refusedEverywhere(header, template.includes('GOOD') ? token : '');
  });

  test('two Authorization headers, of which each reader could take another', async () => {
    const token = await api.issuer.token(person);
    await refusedEverywhere([`Bearer ${token}`, 'Bearer another'], token);
  });

  test('a token in the address or in the body is none', async () => {
    const token = await api.issuer.token(person);
    const looked = await send(`/api/inbox?access_token=${token}`, {});
    expect(looked.status).toBeGreaterThanOrEqual(400);
    const wrote = await send('/api/reviews', {}, { ...demoReview('x'), access_token: token });
    expect(wrote.status).toBe(401);
  });

  test('and nothing of all this is on record', async () => {
    expect(await everythingKept()).toBe(before);
  });
});

describe('what was once checked', () => {
  test('is not believed beyond its end', async () => {
    const token = await api.issuer.token(person, { expiresIn: -58 });
    const authorization = `Bearer ${token}`;
    expect((await send('/api/inbox', { authorization })).status).toBe(200);
    await until(async () => (await send('/api/inbox', { authorization })).status === 401);
  });

  test('a new key of the issuer is found, and one that it withdraws is not believed for others', async () => {
    const old = await api.issuer.token(person);
    await api.issuer.rotate();
    const renewed = await api.issuer.token(person);
    await until(async () => (await send('/api/inbox', bearer(renewed))).status === 200);
    expect((await send('/api/inbox', bearer(old))).status).toBe(200);
  });
});

function bearer(token: string): { authorization: string } {
  return { authorization: `Bearer ${token}` };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end;) if (await isSo()) return;
  throw new Error('It did not come about within ten seconds.');
}
