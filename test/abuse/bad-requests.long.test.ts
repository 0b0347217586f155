import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startApiProcess, type ApiProcess } from './api-process.ts';
import { printOf } from './register-print.ts';
import { volley } from './volley.ts';

const count = 20_000;
const seed = Number(process.env['NEMCON_ABUSE_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** What a process may have grown by after ten thousand more of the same, in MiB. */
const mostGrowth = 48;

let api: ApiProcess;

beforeAll(async () => {
  api = await startApiProcess({ LOG_LEVEL: 'info' });
}, 60_000);
afterAll(() => api.close());

describe(`${count} bad requests made from the contract, seed ${seed}`, () => {
  test('are refused one by one, tell nothing of the inside, change nothing and keep no memory', async () => {
    const before = await printOf(api.harness.store);
    const first = await volley(api, seed, count / 2);
    const grown = api.memory();
    const second = await volley(api, seed + count, count / 2);
    const growth = api.memory() - grown;
    const { statuses } = second;
    process.stdout.write(
      `${first.sent + second.sent} bad requests, seed ${seed}: ${JSON.stringify(statuses)} in the second half, ${growth.toFixed(1)} MiB grown\n`,
    );
    expect([...first.faults, ...second.faults].slice(0, 25)).toEqual([]);
    expect(await printOf(api.harness.store)).toEqual(before);
    expect(growth).toBeLessThan(mostGrowth);
    expect([api.isAlive(), api.complaints()]).toEqual([true, '']);
    const headers = { authorization: `Bearer ${await api.token('delegate.deu')}` };
    expect((await fetch(new URL('/api/me', api.url), { headers })).status).toBe(200);
  });
});
