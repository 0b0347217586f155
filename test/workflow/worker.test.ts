import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freePorts } from '../../tools/ports.ts';
import { freshDatabase, type FreshDatabase } from '../store/database.ts';
import { until } from './matter-in-hand.ts';

const main = join(import.meta.dirname, '../../worker/main.ts');

describe('the worker process', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.close());

  const working = () => ({
    DATABASE_URL: database.urls.worker,
    TEMPORAL_ADDRESS: process.env['NEMCON_TEST_TEMPORAL_ADDRESS'] ?? '',
    TEMPORAL_TASK_QUEUE: `test-${randomUUID()}`,
    WORKER_HEALTH_PORT: '0',
  });

  test.each([
    ['no DATABASE_URL', { DATABASE_URL: '' }, /DATABASE_URL/],
    [
      'a DATABASE_URL where nothing answers',
      { DATABASE_URL: 'postgres://a@127.0.0.1:1/b' },
      /127\.0\.0\.1:1, where DATABASE_URL/,
    ],
    [
      'a TEMPORAL_ADDRESS where nothing answers',
      { TEMPORAL_ADDRESS: '127.0.0.1:1' },
      /TEMPORAL_ADDRESS/,
    ],
    ['an AUDIT_KEY that is no key', { AUDIT_KEY: 'PRIVATE+KEY+a+00000000+b' }, /AUDIT_KEY/],
    ['an AUDIT_KEY that names no file', { AUDIT_KEY: '/nowhere/key' }, /AUDIT_KEY/],
    ['a namespace that is not there', { TEMPORAL_NAMESPACE: 'none' }, /TEMPORAL_NAMESPACE/],
  ])('says with %s what to mend in one sentence and exits with 1', async (_, wrong, sentence) => {
    const worker = start({ ...working(), ...wrong });
    const [code] = await once(worker.child, 'exit');
    expect(code).toBe(1);
    expect(worker.said()).toMatch(sentence);
    expect(worker.said().trim().split('\n')).toHaveLength(1);
  });

  test('is ready with its servers, and ends with 0 on SIGTERM', async () => {
    const { worker: port } = await freePorts();
    const worker = start({ ...working(), WORKER_HEALTH_PORT: String(port) });
    const ended = once(worker.child, 'exit');
    await until('it is ready', async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
      return answer?.status === 200;
    });
    worker.child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });
});

function start(env: Record<string, string>) {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  return { child, said: () => said };
}
