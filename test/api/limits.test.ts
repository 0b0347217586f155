import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { insertMandate } from '../../store/mandates.ts';
import { api, inPanel, openPanel } from './panel.ts';

/** What one person may ask in a minute here; their body twice that. */
const person = 60;
const environment = () => ({
  API_RATE_LIMIT: String(person),
  API_RATE_LIMIT_BODY: '120',
  API_RATE_LIMIT_BINDING: '60',
  API_RATE_LIMIT_COSTLY: '10',
  API_RATE_LIMIT_STRANGERS: '40',
  API_RATE_LIMIT_FAILURES: '20',
});

beforeAll(() => openPanel(environment), 60_000);
afterAll(async () => {
  await api.close();
});

/** How many of so many requests were received, by their status. */
async function flood(times: number, ask: () => Promise<{ status: number }>) {
  const answers = await Promise.all(Array.from({ length: times }, ask));
  return {
    received: answers.filter(({ status }) => status < 429).length,
    limited: answers.filter(({ status }) => status === 429).length,
  };
}

async function withToken(token: string, path = '/api/me') {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(new URL(path, api.url), { headers });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

describe('how often somebody may ask', () => {
  test('counts the person, whatever token they bring', async () => {
    const tokens = await Promise.all(
      Array.from({ length: 8 }, () => api.issuer.token('delegate.esp')),
    );
    expect(new Set(tokens).size).toBe(8);
    let next = 0;
    const { received, limited } = await flood(person + 20, () =>
      withToken(tokens[next++ % tokens.length] ?? ''),
    );
    expect([received, limited]).toEqual([person, 20]);
    expect((await api.get('delegate.prt', '/api/me')).status).toBe(200);
  });

  test('a refusal says what is true and when to come again', async () => {
    const answer = await api.get('delegate.esp', '/api/me');
    expect([answer.status, answer.at('code')]).toEqual([429, 'too-many-requests']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(answer.at('detail')).toMatch(/more than 60 in a minute. Nothing has happened./);
  });

  test('people of one body share a limit above that of one of them', async () => {
    const { store } = api.harness;
    const people = ['second.ita', 'third.ita', 'fourth.ita'];
    for (const id of people)
      await insertMandate(store, {
        id: `more-${id}`,
        person: id,
        body: 'ITA',
        role: 'delegate',
        from: Date.parse('2024-01-01T00:00:00Z'),
        until: null,
        lentFrom: null,
        grantedBy: 'sofia.marin',
      });
    let received = 0;
    for (const id of people) {
      expect((await api.get(id, '/api/me')).status).toBe(200);
      received += (await flood(person - 1, () => api.get(id, '/api/me'))).received + 1;
    }
    // Three people could have asked 180 times; the first request of each is counted to nobody's body.
    expect(received).toBeGreaterThanOrEqual(120);
    expect(received).toBeLessThanOrEqual(120 + people.length);
    expect((await api.get('delegate.bel', '/api/me')).status).toBe(200);
  });

  test('what takes much computing has a smaller limit of its own', async () => {
    const search = () => api.get('delegate.nld', '/api/recommendations?text=award');
    expect((await flood(15, search)).limited).toBe(5);
    expect((await api.get('delegate.nld', '/api/recommendations')).status).toBe(200);
  });

  test('an address that sends bad sign-ins is limited, and a good one from there is not', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 25 }, (_, index) => withToken(`bad.token.${index}`)),
    );
    expect(statuses.filter(({ status }) => status === 401)).toHaveLength(20);
    expect(statuses.filter(({ status }) => status === 429)).toHaveLength(5);
    expect((await api.get('delegate.lux', '/api/me')).status).toBe(200);
  });

  test('strangers are counted by address, and do not use up what others have', async () => {
    const { received, limited } = await flood(60, () => api.get(null, '/api/register'));
    expect([received, limited]).toEqual([40, 20]);
    expect((await api.get(null, '/healthz')).status).toBe(200);
    expect((await api.get('delegate.lux', '/api/me')).status).toBe(200);
  });

  test('nobody gets another count by saying that they come from elsewhere', async () => {
    const headers = { 'x-forwarded-for': '198.51.100.7' };
    const response = await fetch(new URL('/api/register', api.url), { headers });
    expect(response.status).toBe(429);
  });
});

describe("a limit never keeps a nation's answer from being received", () => {
  test('a delegate who has used up their requests still answers, and so do others', async () => {
    const reference = await inPanel();
    const text = await api.get('sofia.marin', `/api/recommendations/${reference}`);
    const { limited } = await flood(person + 40, () => api.get('delegate.deu', '/api/inbox'));
    expect(limited).toBeGreaterThan(0);
    const body = { position: 'agree', text: text.at('text', 'hash') };
    const path = `/api/recommendations/${reference}/responses`;
    for (const delegate of ['delegate.deu', 'delegate.fra', 'delegate.nor']) {
      const answer = await api.post(delegate, path, body);
      expect([delegate, answer.status, answer.at('code')]).toEqual([delegate, 200, undefined]);
    }
    expect((await api.get('delegate.deu', '/api/inbox')).status).toBe(429);
  });
});
