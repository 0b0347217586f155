import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findMandates } from '../../store/mandates.ts';
import { freshDatabase } from './database.ts';

const run = promisify(execFile);
let database: Awaited<ReturnType<typeof freshDatabase>>;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

function appoint(...args: string[]) {
  const env = { ...process.env, DATABASE_URL: database.url };
  return run(process.execPath, ['store/appoint.ts', ...args], { env });
}

test('the first secretary can be appointed without anybody who could appoint, and twice', async () => {
  const who = ['--person', 's.marin', '--name', 'S. Marin', '--body', 'IS', '--body-name', 'Staff'];
  await appoint(...who);
  await appoint(...who);
  const held = await findMandates(database.store, 's.marin', Date.now());
  expect(held).toMatchObject([{ body: 'IS', role: 'secretary', grantedBy: 'the installation' }]);
});

test('an appointment that lacks something says what is needed and does nothing', async () => {
  await expect(appoint('--person', 'x')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('--body-name NAME'),
  });
  expect(await findMandates(database.store, 'x', Date.now())).toEqual([]);
});
