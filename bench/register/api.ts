import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { addressFor } from '../../store/roles.ts';
import { freePorts } from '../../tools/ports.ts';
import { stopProcess } from '../floor/process.ts';

export type ReadingApi = { readonly url: string; readonly close: () => Promise<void> };

const root = join(import.meta.dirname, '../..');

/** An API process of our own over another register. @throws when it does not become ready */
export async function startApiOn(
  database: string,
  env: Readonly<Record<string, string>>,
  log: string,
): Promise<ReadingApi> {
  const { api: port } = await freePorts();
  const url = `http://127.0.0.1:${port}`;
  const output = openSync(log, 'a');
  const child = spawn(process.execPath, [...process.execArgv, join(root, 'api/main.ts')], {
    env: {
      ...process.env,
      ...env,
      DATABASE_URL: addressFor('api', database),
      API_PORT: String(port),
      PUBLIC_URL: url,
    },
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  let hasEnded = false;
  void once(child, 'exit').then(() => (hasEnded = true));
  while (!(await answers(`${url}/healthz`))) {
    if (hasEnded) throw new Error(`The API over ${new URL(database).pathname} ended: see ${log}.`);
    await pause(50);
  }
  return { url, close: () => stopProcess(child) };
}

async function answers(url: string): Promise<boolean> {
  return await fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}
