import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack, type Stack, type StackOptions } from '../tools/stack.ts';
import type { Addresses } from '../tools/addresses.ts';
import { seed } from '../tools/sample/seed.ts';
import type { Sides } from './alternate.ts';
import { openFloor, type FloorClient } from './floor/client.ts';
import { startFloorWorker, stopProcess } from './floor/process.ts';
import { openNemcon, type NemconClient } from './nemcon/client.ts';
import { ProcessorClock } from './processor-clock.ts';

const floorQueue = 'bench-floor';

/** Everything that is measured, running. */
export type World = {
  readonly targets: Sides<FloorClient | NemconClient> & {
    readonly floor: FloorClient;
    readonly nemcon: NemconClient;
  };
  readonly addresses: Pick<Addresses, 'database' | 'temporal' | 'api' | 'issuer'>;
  /** null: what runs is not ours. */
  readonly own: { readonly stack: Stack; readonly data: string } | null;
  readonly clock: ProcessorClock;
  /** @param keep leaves the data folder and its logs, to see what went wrong */
  readonly close: (keep?: boolean) => Promise<void>;
};

/** More than any section asks in a minute: a limit is for strangers. */
const unlimited = { API_RATE_LIMIT: '10000000' };

/** Starts a stack that nobody else uses, as durable as `npm start`, and the floor beside it. */
export async function ownWorld(say: (sentence: string) => void): Promise<World> {
  const data = mkdtempSync(join(tmpdir(), 'nemcon-bench-'));
  say(`Starting a stack in ${data}.`);
  try {
    const options: StackOptions = {
      data,
      ports: 'free',
      parts: ['postgres', 'temporal', 'bundle', 'migrate', 'issuer', 'pages', 'worker', 'api'],
      env: unlimited,
    };
    const abandon = new AbortController();
    let running: Stack | undefined;
    stopOnSignals(async () => {
      abandon.abort();
      await running?.close(true);
      rmSync(data, { recursive: true, force: true });
    });
    // A port that was free may be another program's a moment later; the second choice is new.
    const begin = () => startStack(options, abandon.signal);
    const stack = await begin().catch(begin);
    running = stack;
    const remove = async (keep: boolean) => {
      await stack.close();
      if (!keep) rmSync(data, { recursive: true, force: true });
    };
    return await worldOn(stack.addresses, { stack, data }, remove).catch(async (error: unknown) => {
      await stack.close();
      throw error;
    });
  } catch (error) {
    say(`What went wrong can be read in ${join(data, 'logs')}.`);
    throw error;
  }
}

/** The parts are no children of the terminal: without us they would stay. */
function stopOnSignals(stop: () => Promise<void>): void {
  const end = (): void => void stop().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);
  process.once('disconnect', end);
  process.channel?.unref();
}

/** What runs already, as the environment says where. @throws Error naming what is missing */
export async function runningWorld(api: string, env: NodeJS.ProcessEnv): Promise<World> {
  const { DATABASE_URL: database, TEMPORAL_ADDRESS: temporal, OIDC_ISSUER: issuer } = env;
  if (!database || !temporal || !issuer)
    throw new Error(
      'To measure a running API, set DATABASE_URL, TEMPORAL_ADDRESS and OIDC_ISSUER to what is behind it.',
    );
  return worldOn({ database, temporal, issuer, api }, null, async () => undefined);
}

async function worldOn(
  addresses: World['addresses'],
  own: World['own'],
  remove: (keep: boolean) => Promise<void>,
): Promise<World> {
  const { database, temporal } = addresses;
  await seed(database);
  const log = join(own?.data ?? tmpdir(), own ? 'logs' : '', 'bench-floor.log');
  const env = own?.stack.env ?? { DATABASE_URL: database, TEMPORAL_ADDRESS: temporal };
  const worker = await startFloorWorker(env, floorQueue, log);
  const pids = () => ({
    temporal: [own?.stack.pid('temporal')],
    postgres: [own?.stack.pid('postgres')],
    // Each side has its own; the other one's only polls meanwhile.
    worker: [own?.stack.pid('worker'), worker.pid],
    api: [own?.stack.pid('api')],
  });
  const floor = await openFloor({ database, temporal, taskQueue: floorQueue });
  const nemcon = await openNemcon(addresses);
  return {
    targets: { floor, nemcon },
    addresses,
    own,
    clock: new ProcessorClock(pids),
    close: async (keep = false) => {
      nemcon.close();
      await floor.close();
      await stopProcess(worker);
      await remove(keep);
    },
  };
}
