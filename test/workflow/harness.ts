import { randomUUID } from 'node:crypto';
import { Client } from '@temporalio/client';
import { encodeSearchAttributeIndexedValueType } from '@temporalio/common/lib/search-attributes.js';
import { DefaultLogger, NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import { Codec, converting } from '../../codec/codec.ts';
import type { Instant } from '../../domain/time.ts';
import { beat } from '../../store/availability.ts';
import { closeStore, openStore, type Store } from '../../store/connection.ts';
import { createWorker } from '../../worker/worker.ts';
import { attributes } from '../../workflows/attributes.ts';
import { freshDatabase } from '../store/database.ts';
import { startTimeSkipping } from './time-skipping.ts';

/** One Temporal, a register of its own, a worker on a task queue of its own. */
export type Harness = {
  readonly client: Client;
  /** The administrator's. */
  readonly store: Store;
  /** As the administrator's tools sign in to the register. */
  readonly administratorUrl: string;
  /** As the API signs in to the register. */
  readonly databaseUrl: string;
  readonly taskQueue: string;
  /** The server's time, which a time-skipping server moves by itself. */
  readonly now: () => Promise<Instant>;
  /** Lets that time pass. */
  readonly sleep: (ms: number) => Promise<void>;
  readonly stopWorker: () => Promise<void>;
  /** @param codec another than before, as after a change of the keys */
  readonly startWorker: (codec?: Codec) => Promise<void>;
  readonly close: () => Promise<void>;
};

type Server = Pick<Harness, 'now' | 'sleep'> & {
  readonly connection: NativeConnection;
  readonly client: Client;
  readonly close: () => Promise<void>;
};

const noCodec = new Codec([], () => undefined);

let isQuiet = false;

export async function openHarness(
  kind: 'dev' | 'time-skipping',
  codec: Codec = noCodec,
): Promise<Harness> {
  // Tests provoke warnings on purpose.
  if (!isQuiet) Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined) });
  isQuiet = true;
  const server = kind === 'dev' ? await devServer(codec) : await timeSkippingServer();
  const database = await freshDatabase();
  const taskQueue = `test-${randomUUID()}`;
  const working = await openStore({ url: database.urls.worker, as: 'worker' });
  const worker = new RunningWorker((present) =>
    createTestWorker(server, working, taskQueue, present),
  );
  await worker.start(codec);
  return {
    client: server.client,
    store: database.store,
    administratorUrl: database.url,
    databaseUrl: database.urls.api,
    taskQueue,
    now: server.now,
    sleep: server.sleep,
    startWorker: (other = codec) => worker.start(other),
    stopWorker: () => worker.stop(),
    close: async () => {
      await worker.stop();
      await server.close();
      await closeStore(working);
      await database.close();
    },
  };
}

class RunningWorker {
  readonly #create: (codec: Codec) => Promise<Worker>;
  #running: { worker: Worker; ended: Promise<void> } | null = null;

  constructor(create: (codec: Codec) => Promise<Worker>) {
    this.#create = create;
  }

  async start(codec: Codec): Promise<void> {
    const worker = await this.#create(codec);
    this.#running = { worker, ended: worker.run() };
  }

  async stop(): Promise<void> {
    this.#running?.worker.shutdown();
    await this.#running?.ended;
    this.#running = null;
  }
}

async function createTestWorker(
  { connection, client, now }: Server,
  store: Store,
  taskQueue: string,
  codec: Codec,
): Promise<Worker> {
  const id = randomUUID();
  const alive = async (process: 'api' | 'worker') =>
    beat(store, { process, id: `${process}-${id}`, is: 'alive', at: await now() });
  const heartbeat = {
    now: async () => {
      // There is no API in these tests; it would be as alive as we are.
      await alive('api');
      await alive('worker');
    },
  };
  await heartbeat.now();
  // The one that is made for the whole run is for workers without a codec.
  const bundle = codec.isOn ? undefined : process.env['NEMCON_BUNDLE'];
  const temporal = { connection, client, namespace: 'default', codec };
  return createWorker(temporal, store, { taskQueue, bundle, heartbeat });
}

async function devServer(codec: Codec): Promise<Server> {
  const connection = await NativeConnection.connect({
    address: given('NEMCON_TEST_TEMPORAL_ADDRESS'),
  });
  return {
    connection,
    client: new Client({ connection, ...converting(codec) }),
    now: () => Promise.resolve(Date.now()),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    close: () => connection.close(),
  };
}

async function timeSkippingServer(): Promise<Server> {
  const environment = await startTimeSkipping();
  const types = Object.values(attributes).map(({ name, type }) => [
    name,
    encodeSearchAttributeIndexedValueType(type),
  ]);
  await environment.connection.operatorService.addSearchAttributes({
    namespace: 'default',
    searchAttributes: Object.fromEntries(types),
  });
  return {
    connection: environment.nativeConnection,
    client: environment.client,
    now: () => environment.currentTimeMs(),
    sleep: (ms) => environment.sleep(ms),
    close: () => environment.teardown(),
  };
}

function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run the tests by npm test.`);
  return value;
}
