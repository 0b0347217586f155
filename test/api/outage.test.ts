import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { demoReview, freshId, openTestedApi, type TestedApi } from './running-api.ts';
import { openCutLine, type CutLine } from './cut-line.ts';

const secretary = 'sofia.marin';
let temporal: CutLine;
let register: CutLine;
let api: TestedApi;

beforeAll(async () => {
  const [host = '', port = ''] = (process.env['NEMCON_TEST_TEMPORAL_ADDRESS'] ?? '').split(':');
  temporal = await openCutLine(host, Number(port));
  const database = new URL(process.env['NEMCON_TEST_DATABASE_URL'] ?? '');
  register = await openCutLine(database.hostname, Number(database.port));
  api = await openTestedApi((url) => {
    const through = new URL(url);
    through.host = register.address;
    return {
      DATABASE_URL: through.href,
      TEMPORAL_ADDRESS: temporal.address,
      API_RATE_LIMIT: '150',
    };
  });
}, 90_000);
afterAll(async () => {
  register.mend();
  temporal.mend();
  await api.close();
  await temporal.close();
  await register.close();
}, 30_000);

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('It did not happen within 30 seconds.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('without Temporal it is not ready, a write is 503 and has its one effect later', async () => {
  const body = demoReview(freshId('outage'));
  const key = freshId('key');
  const asked = () => api.post(secretary, '/api/reviews', body, { key });
  temporal.cut();
  expect((await api.get(null, '/readyz')).body).toMatchObject({
    status: 'not ready',
    register: { ok: true },
    temporal: { ok: false },
  });
  const first = await asked();
  expect([first.status, first.at('code')]).toEqual([503, 'acceptance-unknown']);
  expect(first.headers.get('retry-after')).toBe('2');
  expect((await api.get(null, '/healthz')).status).toBe(200);
  temporal.mend();
  await until(async () => (await asked()).status === 200);
  const again = await asked();
  expect(again.at('accepted', 'sequence')).toBe(1);
}, 60_000);

test('without PostgreSQL it is not ready and a request is 503, then all goes on by itself', async () => {
  register.cut();
  const readiness = await api.get(null, '/readyz');
  expect([readiness.status, readiness.at('register', 'ok')]).toEqual([503, false]);
  const answer = await api.get(secretary, '/api/inbox');
  expect([answer.status, answer.at('code')]).toEqual([503, 'service-unavailable']);
  expect(JSON.stringify(answer.body)).not.toMatch(/at .*\.ts/);
  register.mend();
  await until(async () => (await api.get(null, '/readyz')).status === 200);
  expect((await api.get(secretary, '/api/inbox')).status).toBe(200);
}, 60_000);

test('too many requests in a minute are 429, for that person alone', async () => {
  expect((await api.get('delegate.esp', '/api/me')).status).toBe(200);
  const answers = await Promise.all(
    Array.from({ length: 160 }, () => api.get('delegate.esp', '/api/me')),
  );
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]?.at('code')).toBe('too-many-requests');
  expect(refused[0]?.headers.get('retry-after')).toMatch(/^[1-9]\d?$/);
  expect((await api.get('delegate.prt', '/api/me')).status).toBe(200);
});
