import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { actsOf } from '../../api/route.ts';
import { routes } from '../../api/routes/index.ts';
import { rowOf, table, type ActName } from '../../domain/policy/table.ts';
import { findRefusedAttempts } from '../../store/refused-attempts.ts';
import { goodHeader, goodPayload, signed } from './forged-tokens.ts';
import { api, inPanel, openPanel, review, secretary } from './panel.ts';
import { done, freshId } from './running-api.ts';

const client = 'statistics-office';
let reference = '';

beforeAll(async () => {
  await openPanel();
  reference = await inPanel();
  const account = { client, name: 'Statistics', body: 'WG-1', scopes: ['start', 'query'] };
  await done(api.post(secretary, '/api/service-accounts', account));
}, 120_000);
afterAll(async () => {
  await api.close();
});

type Asked = { readonly method?: string; readonly path: string; readonly body?: unknown };

/** A token as an issuer gives it to a program: for itself, and of no sign-in. */
async function asked(scope: string, { method = 'GET', path, body }: Asked, more: object = {}) {
  const key = api.issuer.key();
  const payload = { ...goodPayload(api.issuer.url, client), auth_time: undefined, scope, ...more };
  const headers = {
    authorization: `Bearer ${signed(goodHeader(key.kid), payload, key.private)}`,
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
  };
  const init = { method, headers, ...(method === 'POST' ? { body: JSON.stringify(body) } : {}) };
  const answer = await fetch(new URL(path, api.url), init);
  const text = await answer.text();
  return { status: answer.status, text };
}

const all = 'nemcon:start nemcon:query nemcon:mail openid';

describe('a service account', () => {
  test('starts and queries what its scopes name', async () => {
    const task = { reference: freshId('S'), title: 'Count awards', workingGroup: 'WG-1' };
    const path = `/api/reviews/${review}/recommendations`;
    const started = await asked(all, { method: 'POST', path, body: task });
    expect([started.status, started.text.slice(0, 300)]).toEqual([200, expect.any(String)]);
    expect((await asked(all, { path: '/api/procedures' })).status).toBe(200);
  });

  test('may only what both the register and its token name', async () => {
    const refused = await asked('nemcon:start', { path: '/api/procedures' });
    expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('not-in-scope')]);
    expect((await asked('query', { path: '/api/procedures' })).status).toBe(403);
    const mail = { method: 'POST', path: '/api/mail/bounces', body: {} };
    expect((await asked(all, mail)).status).toBe(403);
  });

  test('is on record with what it tried', async () => {
    const path = `/api/recommendations/${reference}/responses`;
    await asked(all, { method: 'POST', path, body: {} });
    const attempts = await findRefusedAttempts(api.harness.store, { person: client });
    expect(attempts[0]).toMatchObject({ code: 'not-in-scope', person: client });
  });

  test('is registered and ended by who keeps people, and by nobody else', async () => {
    const account = { client: freshId('svc'), name: 'Other', body: 'WG-1', scopes: ['query'] };
    const path = '/api/service-accounts';
    expect((await api.post('delegate.deu', path, account)).status).toBe(403);
    const own = await asked(all, { method: 'POST', path, body: account });
    expect([own.status, own.text]).toEqual([403, expect.stringContaining('not-in-scope')]);
    const shown = await api.get(secretary, path);
    expect(JSON.stringify(shown.body)).toContain(client);
    expect((await api.get('delegate.deu', path)).body['items']).toEqual([]);
  });
});

describe('a service account binds nobody', () => {
  const binding = Object.keys(table).filter(
    (act): act is ActName => isAct(act) && rowOf(act).binds !== undefined,
  );

  test('the policy gives no binding act a scope or a role of programs', () => {
    expect(binding.length).toBeGreaterThan(15);
    for (const act of binding) {
      expect(rowOf(act).scope).toBeUndefined();
      for (const { roles } of rowOf(act).grants) expect(roles).not.toContain('service');
    }
  });

  test('whatever it sends to any address that takes a binding act is refused', async () => {
    const taking = routes.filter(
      (route) => route.method === 'post' && actsOf(route).some((act) => binding.includes(act)),
    );
    expect(taking.length).toBeGreaterThan(3);
    for (const route of taking)
      for (const act of actsOf(route)) {
        const path = route.path
          .replace('{reference}', reference)
          .replace('{id}', review)
          .replaceAll(/\{\w+\}/g, 'x');
        const body = { type: act, position: 'agree', text: '0'.repeat(64) };
        const answer = await asked(all, { method: 'POST', path, body });
        expect([path, act, answer.status]).toEqual([path, act, 403]);
      }
  });

  test('not even under a mandate that somebody gives it, nor with a time of sign-in', async () => {
    const mandate = { person: client, body: 'NOR', role: 'delegate' };
    await api.post(secretary, '/api/mandates', mandate);
    const text = '0'.repeat(64);
    const path = `/api/recommendations/${reference}/responses`;
    const body = { position: 'agree', text };
    const signedIn = { auth_time: Math.floor(Date.now() / 1000) };
    const answer = await asked(all, { method: 'POST', path, body }, signedIn);
    const unknown = expect.stringContaining('unknown-recommendation');
    expect([answer.status, answer.text]).toEqual([404, unknown]);
  });

  test('and nothing at all once its access has ended', async () => {
    await done(api.post(secretary, `/api/service-accounts/${client}/revocation`, {}));
    expect((await asked(all, { path: '/api/procedures' })).status).toBe(401);
  });
});

function isAct(name: string): name is ActName {
  return Object.hasOwn(table, name);
}
