import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning } from '../lock.ts';
import { postgresUrl } from '../servers/postgres.ts';
import { startStack } from '../stack.ts';
import { Trouble } from '../trouble.ts';

/**
 * Does something with the embedded register of a data folder: with the one that runs, else with one
 * that is started for it and stopped again.
 * @throws Trouble where the folder has none
 */
export async function withRegister<T>(data: string, task: (url: string) => Promise<T>): Promise<T> {
  if (!existsSync(join(data, 'postgres')))
    throw new Trouble(
      `There is no register in ${data}: name its folder with --data. A register of your own (DATABASE_URL) is kept as docs/backup.md says.`,
    );
  if (isRunning(data)) return await task(postgresUrl({ data, port: portOf(data) }));
  const stack = await startStack({ data, ports: 'free', parts: ['postgres'] });
  try {
    return await task(stack.addresses.database);
  } finally {
    await stack.close();
  }
}

/** PostgreSQL writes its port on the fourth line of the file that says that it runs. */
function portOf(data: string): number {
  const file = join(data, 'postgres', 'postmaster.pid');
  const port = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[3]) : 0;
  if (port > 0) return port;
  throw new Trouble(`PostgreSQL of ${data} does not run yet: wait until it does, and try again.`);
}
