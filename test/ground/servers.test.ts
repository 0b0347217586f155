import { expect, test } from '@jest/globals';
import { Connection } from '@temporalio/client';
import { searchAttributes } from '../../tools/servers/temporal.ts';
import { acceptsConnections } from '../../tools/servers/postgres-probe.ts';
import { attributes } from '../../workflows/attributes.ts';
import { startTimeSkipping } from '../workflow/time-skipping.ts';

const address = process.env['NEMCON_TEST_TEMPORAL_ADDRESS'] ?? '';
const database = new URL(process.env['NEMCON_TEST_DATABASE_URL'] ?? '');

test('the dev server has exactly the search attributes that the workflows set', async () => {
  const wanted = Object.values(attributes).map(({ name, type }) => [name, type]);
  const registered = Object.entries(searchAttributes).map(([name, type]) => [
    name,
    type.replace(/([a-z])([A-Z])/, '$1_$2').toUpperCase(),
  ]);
  expect(Object.fromEntries(registered)).toEqual(Object.fromEntries(wanted));
  const connection = await Connection.connect({ address });
  const { customAttributes } = await connection.operatorService.listSearchAttributes({
    namespace: 'default',
  });
  await connection.close();
  expect(Object.keys(customAttributes)).toEqual(
    expect.arrayContaining(Object.keys(searchAttributes)),
  );
});

test('closed workflows stay readable for 400 days', async () => {
  const connection = await Connection.connect({ address });
  const { config } = await connection.workflowService.describeNamespace({ namespace: 'default' });
  await connection.close();
  expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(400 * 24 * 3600);
});

test('PostgreSQL takes connections, and a port without one does not', async () => {
  const at = { user: database.username, database: 'nemcon' };
  expect(await acceptsConnections({ ...at, port: Number(database.port) })).toBe(true);
  expect(await acceptsConnections({ ...at, port: 9 })).toBe(false);
});

test('the time-skipping server skips a hundred days in seconds', async () => {
  const environment = await startTimeSkipping();
  const before = await environment.currentTimeMs();
  await environment.sleep('100 days');
  expect((await environment.currentTimeMs()) - before).toBeGreaterThan(99 * 24 * 3_600_000);
  await environment.teardown();
});
