import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { noteAlarm } from '../../store/audit/alarms.ts';
import { findRefusedAttempts } from '../../store/refused-attempts.ts';
import { demoReview, freshId, openTestedApi, type TestedApi } from './running-api.ts';

const secretary = 'sofia.marin';
let api: TestedApi;

beforeAll(async () => {
  api = await openTestedApi();
}, 60_000);
afterAll(async () => {
  await api.close();
});

describe('a request that cannot be understood starts nothing and says which field', () => {
  test('malformed JSON is 400', async () => {
    const answer = await api.post(secretary, '/api/reviews', null, { raw: '{"id": ' });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toMatch('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'malformed-json', status: 400 });
    expect(JSON.stringify(answer.body)).not.toMatch('node_modules');
  });

  test('an unknown field is named by its JSON pointer', async () => {
    const body = { ...demoReview(freshId('r')), colour: 'blue' };
    const answer = await api.post(secretary, '/api/reviews', body);
    expect(answer.status).toBe(400);
    expect(answer.at('errors')).toEqual([{ path: '/colour', message: 'is unknown here' }]);
  });

  test('a field of the wrong type is named by its JSON pointer', async () => {
    const body = { ...demoReview(freshId('r')), groups: [{ body: 7 }] };
    const answer = await api.post(secretary, '/api/reviews', body);
    expect(answer.status).toBe(400);
    expect(answer.at('errors', 0, 'path')).toBe('/groups/0/body');
  });

  test('a body of 10 MB is 413', async () => {
    const raw = JSON.stringify({ title: 'x'.repeat(10_000_000) });
    const answer = await api.post(secretary, '/api/reviews', null, { raw });
    expect(answer.status).toBe(413);
    expect(answer.at('code')).toBe('body-too-large');
  });

  test('another content type is 415', async () => {
    const headers = { 'content-type': 'text/plain' };
    const answer = await api.post(secretary, '/api/reviews', {}, { headers });
    expect(answer.status).toBe(415);
  });

  test('an unknown recommendation is 404, for reading and for acting', async () => {
    expect((await api.get(secretary, '/api/recommendations/NONE-1')).at('code')).toBe(
      'unknown-recommendation',
    );
    const acted = await api.post(secretary, '/api/recommendations/NONE-1/acts', { type: 'accept' });
    expect([acted.status, acted.at('code')]).toEqual([404, 'unknown-recommendation']);
  });

  test('an unknown procedure is 404 and names the field', async () => {
    const body = demoReview(freshId('r'), { procedure: { id: 'osce-whisper' } });
    const answer = await api.post(secretary, '/api/reviews', body);
    expect([answer.status, answer.at('code')]).toEqual([404, 'unknown-procedure']);
    expect(answer.at('errors', 0, 'path')).toBe('/procedure');
    expect((await api.get(secretary, `/api/reviews/${body.id}`)).status).toBe(404);
  });

  test('an address that nobody knows is 404, a method that it does not take 405', async () => {
    expect((await api.get(secretary, '/api/nothing')).at('code')).toBe('unknown-address');
    const answer = await api.post(secretary, '/api/inbox', {});
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET']);
  });

  test('a write without its key is 400', async () => {
    const headers = { 'idempotency-key': '' };
    const answer = await api.post(secretary, '/api/reviews', demoReview('x'), { headers });
    expect([answer.status, answer.at('code')]).toEqual([400, 'key-missing']);
  });

  test('an unknown field of a query and a cursor that was not handed out are 400', async () => {
    expect((await api.get(secretary, '/api/recommendations?colour=blue')).status).toBe(400);
    expect((await api.get(secretary, '/api/recommendations?cursor=abc')).status).toBe(400);
  });
});

describe('a plan that cannot hold is refused when the review is set up', () => {
  test('a summit too soon is refused with the earliest date', async () => {
    const body = demoReview(freshId('r'), {
      procedure: { id: 'sdpr' },
      summitAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    const answer = await api.post(secretary, '/api/reviews', body);
    expect([answer.status, answer.at('code')]).toEqual([422, 'plan-infeasible']);
    expect(Date.parse(String(answer.at('earliestSummit', 'instant')))).toBeGreaterThan(Date.now());
  });

  test('a local time that the clock skips or repeats is refused', async () => {
    const asked = (local: string) =>
      api.post(
        secretary,
        '/api/reviews',
        demoReview(freshId('r'), { summitAt: { local, zone: 'Europe/Brussels' } }),
      );
    expect((await asked('2027-03-28T02:30')).at('code')).toBe('time-skipped');
    expect((await asked('2027-10-31T02:30')).at('code')).toBe('time-repeated');
  });

  test('a dry run answers the plan and keeps nothing', async () => {
    const body = demoReview(freshId('r'));
    const answer = await api.post(secretary, '/api/reviews?dryRun=true', body);
    expect(answer.status).toBe(200);
    expect(answer.at('plan', 'steps', 0, 'step')).toBe('tasked');
    expect((await api.get(secretary, `/api/reviews/${body.id}`)).status).toBe(404);
  });
});

describe('who acts is read from the token and the mandates', () => {
  test('without a token, and with one that is expired, foreign or for others, 401', async () => {
    const asked = async (token: string) =>
      fetch(new URL('/api/inbox', api.url), { headers: { authorization: `Bearer ${token}` } });
    expect((await api.get(null, '/api/inbox')).status).toBe(401);
    const { issuer } = api;
    for (const token of [
      await issuer.token(secretary, { expiresIn: -120 }),
      await issuer.token(secretary, { notBefore: 120 }),
      await issuer.token(secretary, { audience: 'another' }),
      await issuer.token(secretary, { issuer: 'http://127.0.0.1:1' }),
      'abc',
    ]) {
      const answer = await asked(token);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
    expect((await asked(await issuer.token(secretary, { expiresIn: -30 }))).status).toBe(200);
  });

  test('somebody without a mandate is 403, and the attempt is on record', async () => {
    const person = freshId('nobody');
    const answer = await api.post(person, '/api/reviews', demoReview(freshId('r')));
    expect([answer.status, answer.at('code')]).toEqual([403, 'no-mandate']);
    const attempts = await findRefusedAttempts(api.harness.store, { person });
    expect(attempts).toMatchObject([{ person, code: 'no-mandate', route: 'POST /api/reviews' }]);
  });

  test('a delegate does not set up a review', async () => {
    const answer = await api.post('delegate.deu', '/api/reviews', demoReview(freshId('r')));
    expect([answer.status, answer.at('code')]).toEqual([403, 'not-allowed']);
  });
});

describe('the service tells about itself', () => {
  test('it is healthy and ready', async () => {
    expect((await api.get(null, '/healthz')).at('status')).toBe('up');
    expect((await api.get(null, '/readyz')).body).toMatchObject({
      status: 'ready',
      register: { ok: true },
      temporal: { ok: true },
      audit: { ok: true },
    });
  });

  test('it is not ready while a worker finds that an older back-up took the register’s place', async () => {
    const { store } = api.harness;
    const alarm = 'ALARM: an older backup was restored. Restore the newest backup, or …';
    await noteAlarm(store, { size: 9, root: '0'.repeat(64) }, alarm);
    const answer = await api.get(null, '/readyz');
    expect(answer.status).toBe(503);
    expect(answer.body).toMatchObject({
      status: 'alarm',
      register: { ok: true },
      audit: { ok: false, detail: alarm },
    });
    await sql`update nemcon.audit_alarms set at = now() - interval '4 minutes'`.execute(store.db);
    expect((await api.get(null, '/readyz')).status).toBe(200);
  });

  test('its OpenAPI document is served, and Swagger UI from our own files', async () => {
    const document = await api.get(null, '/api/openapi.json');
    expect(document.at('openapi')).toBe('3.1.0');
    expect(document.at('paths', '/api/recommendations/{reference}/acts', 'post')).toBeDefined();
    const page = await fetch(new URL('/api/docs', api.url));
    expect(await page.text()).toMatch('swagger-ui-bundle.js');
    const script = await fetch(new URL('/api/docs/swagger-ui-bundle.js', api.url));
    expect(script.status).toBe(200);
    await script.arrayBuffer();
  });

  test('the shipped procedures are in the register', async () => {
    const list = await api.get(secretary, '/api/procedures');
    expect(JSON.stringify(list.at('items'))).toMatch('"sdpr-demo"');
    expect(
      (await api.get(secretary, '/api/procedures/sdpr')).at('procedure', 'steps', 0, 'id'),
    ).toBe('tasked');
  });
});
