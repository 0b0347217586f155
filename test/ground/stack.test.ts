import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { acceptsConnections } from '../../tools/servers/postgres-probe.ts';
import { startStack } from '../../tools/stack.ts';
import type { Stack } from '../../tools/stack.ts';
import { dataFolder } from './start-command.ts';

const data = dataFolder();
const progress: string[] = [];
let stack: Stack;

beforeAll(async () => {
  stack = await startStack({
    data: data.path,
    ports: 'free',
    parts: ['postgres', 'temporal'],
    durable: false,
    onProgress: ({ part, state }) => progress.push(`${part} ${state}`),
  });
});

afterAll(async () => {
  await stack.close();
  data.remove();
});

test('tells where everything answers, as the parts are told', () => {
  expect(stack.addresses.database).toMatch(/^postgres:\/\/nemcon:\w+@127\.0\.0\.1:\d+\/nemcon$/);
  expect(stack.env).toMatchObject({
    DATABASE_URL: stack.addresses.database,
    TEMPORAL_ADDRESS: stack.addresses.temporal,
    TEMPORAL_UI_URL: stack.addresses.temporalUi,
    PUBLIC_URL: stack.addresses.api,
  });
});

test.each(['postgres', 'temporal'] as const)('%s comes back after it was killed', async (part) => {
  const before = stack.pid(part);
  await stack.kill(part);
  expect(progress.at(-1)).toBe(`${part} crashed`);
  await stack.ready(part);
  expect(stack.pid(part)).not.toBe(before);
});

test('a part that was stopped stays stopped until it is started', async () => {
  await stack.stop('postgres');
  expect(stack.pid('postgres')).toBeUndefined();
  const at = { port: Number(new URL(stack.addresses.database).port), user: 'nemcon' };
  expect(await acceptsConnections({ ...at, database: 'nemcon' })).toBe(false);
  await stack.start('postgres');
  await stack.ready('postgres');
  expect(stack.pid('postgres')).toBeDefined();
});

test('a part that this stack does not have is named', async () => {
  await expect(stack.restart('api')).rejects.toThrow('This stack has no api.');
});
