import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startApiProcess, type ApiProcess } from './api-process.ts';
import { printOf } from './register-print.ts';
import { volley } from './volley.ts';

/** Another one finds other faults: NEMCON_ABUSE_SEED=7 npm run jest -- test/abuse/bad-requests */
const seed = Number(process.env['NEMCON_ABUSE_SEED'] ?? 20_240_711);
const count = 2000;

let api: ApiProcess;

beforeAll(async () => {
  api = await startApiProcess();
}, 60_000);
afterAll(() => api.close());

describe(`${count} bad requests made from the contract`, () => {
  test('are refused one by one, tell nothing of the inside, and change nothing', async () => {
    const before = await printOf(api.harness.store);
    const { faults } = await volley(api, seed, count);
    expect(faults.slice(0, 25)).toEqual([]);
    expect(await printOf(api.harness.store)).toEqual(before);
  }, 120_000);

  test('leave a process that lives and answers a good one', async () => {
    expect([api.isAlive(), api.complaints()]).toEqual([true, '']);
    const headers = { authorization: `Bearer ${await api.token('delegate.deu')}` };
    const answer = await fetch(new URL('/api/me', api.url), { headers });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ person: 'delegate.deu' });
  });

  test('are in the log as lines of JSON with an id each, and with nothing of what was sent', () => {
    const lines = api.lines().map((line): unknown => JSON.parse(line));
    expect(lines.length).toBeGreaterThan(count / 2);
    for (const line of lines) expect(line).toMatchObject({ part: 'api' });
    const within = lines.filter((line) => JSON.stringify(line).includes('"answered'));
    for (const line of within) expect(line).toHaveProperty('request');
    expect(api.lines().join('\n')).not.toMatch(/Bearer |eyJ|isAdmin|or 1=1|\?/);
  });
});
