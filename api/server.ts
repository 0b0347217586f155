import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client, Connection } from '@temporalio/client';
import type { Logger } from 'pino';
import { openLog } from '../log/log.ts';
import { Codec, converting } from '../codec/codec.ts';
import { temporalProfile } from '../secrets/temporal-profile.ts';
import { shippedProcedures } from '../procedures/load.ts';
import { findAlarm } from '../store/audit/alarms.ts';
import { closeStore, openStore, type Store } from '../store/connection.ts';
import { Heartbeat } from '../store/heartbeat.ts';
import { findProcedures, insertProcedure } from '../store/procedures.ts';
import { seenAs } from '../store/viewing.ts';
import { createApp } from './app.ts';
import { refuseInProduction } from './auth/development.ts';
import { openIssuerSignIn } from './auth/issuer-sign-in.ts';
import { openTokens } from './auth/tokens.ts';
import { ConfigurationWrong, type Configuration } from './configuration.ts';
import { KnownReferences } from './known-references.ts';
import { Limits } from './limits/limits.ts';
import { createBoundedServer } from './bounded-server.ts';
import { Simulator } from './simulation/simulator.ts';
import { LiveStreams } from './live/streams.ts';
import { RegisterPoller } from './write/register-poller.ts';

export type RunningApi = {
  /** Where it answers, for example `http://127.0.0.1:7480`. */
  readonly url: string;
  /** Takes no more requests, finishes those it has, and lets go of everything it opened. */
  readonly close: () => Promise<void>;
};

/**
 * Starts the API and answers once it receives requests. What was opened before something failed is
 * closed again: there is no half start.
 *
 * @throws ConfigurationWrong, RegisterTrouble, IssuerTrouble with what to mend
 */
export async function startApi(configuration: Configuration): Promise<RunningApi> {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const undo of closing.splice(0).toReversed()) await undo();
  };
  try {
    return { url: await open(configuration, closing), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(
  configuration: Configuration,
  closing: (() => Promise<unknown>)[],
): Promise<string> {
  const log = openLog('api', configuration.logLevel);
  const { databaseUrl: url, poolSize } = configuration;
  const opened = async (size: number) => {
    const store = await openStore({ url, poolSize: size, as: 'api' });
    closing.push(() => closeStore(store));
    return store;
  };
  const store = await opened(poolSize);
  const pollingStore = await opened(1);
  const connection = await connectTemporal(configuration);
  closing.push(() => connection.close());
  const tokens = await openTokens(configuration.oidc.issuer, configuration.oidc.audience);
  if (tokens.isDevelopment) refuseInProduction(configuration);
  const itself = seenAs(store, { kind: 'machine' });
  await keepShippedProcedures(itself, log);
  const simulator = new Simulator();
  closing.push(() => simulator.close());
  const codec = codecOf(configuration, log);
  const { namespace } = configuration.temporal;
  const live = new LiveStreams(itself);
  await live.begin();
  const server = createBoundedServer((request, response) => app(request, response));
  const address = await listen(server, configuration);
  closing.push(() => finish(server));
  closing.push(async () => live.close());
  const publicUrl = configuration.publicUrl ?? address;
  // Made before anything can come in: nothing is waited for since the server listens.
  const app = createApp({
    configuration,
    store,
    temporal: new Client({ connection, namespace, ...converting(codec) }),
    codec,
    tokens,
    issuerSignIn: openIssuerSignIn(configuration, publicUrl),
    publicUrl,
    poller: new RegisterPoller(pollingStore, log),
    known: new KnownReferences(),
    limits: new Limits(configuration.limits),
    simulator,
    live,
    language: 'en',
    log,
  });
  // Whoever asks `/readyz` sends nobody here then, and a silence must not be read as consent.
  const receives = async () => (await findAlarm(itself)) === null;
  const heartbeat = new Heartbeat(itself, 'api', receives);
  await heartbeat.start((error) =>
    log.warn({ err: error }, 'a heartbeat was not kept; the register shows a gap'),
  );
  closing.push(() =>
    heartbeat
      .stop()
      .catch((error: unknown) => log.warn({ err: error }, 'the last heartbeat was not kept')),
  );
  log.info({ url: address }, 'ready');
  return address;
}

function codecOf({ temporal: { keyRing } }: Configuration, log: Logger): Codec {
  return new Codec(keyRing, (trouble) => {
    log.error({ trouble: trouble.message }, 'ALARM: what came from Temporal cannot be read');
  });
}

async function connectTemporal({ temporal }: Configuration): Promise<Connection> {
  try {
    const { connectionOptions } = temporalProfile();
    const { address } = temporal;
    return await Connection.connect({ ...connectionOptions, address, connectTimeout: '5s' });
  } catch (error) {
    throw new ConfigurationWrong(
      `Temporal does not answer at TEMPORAL_ADDRESS ${temporal.address} (${sentence(error)}). Start it, or set TEMPORAL_ADDRESS to HOST:PORT of a running one.`,
    );
  }
}

/** A version that the register has is never overwritten, even where the file has changed. */
async function keepShippedProcedures(store: Store, log: Logger): Promise<void> {
  const kept = new Set((await findProcedures(store)).map(({ id, version }) => `${id} ${version}`));
  for (const procedure of shippedProcedures()) {
    const { id, version } = procedure;
    if (kept.has(`${id} ${version}`)) continue;
    await insertProcedure(store, procedure);
    log.info({ procedure: id, version }, 'a shipped procedure was kept');
  }
}

async function listen(server: Server, { host, port }: Configuration): Promise<string> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new ConfigurationWrong(
      `The API cannot listen on ${host}:${port} (${sentence(error)}). Stop what listens there, or set API_PORT to another port.`,
    );
  }
  const address = server.address();
  return `http://${host.includes(':') ? `[${host}]` : host}:${portOf(address)}`;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return address.port;
}

/** Idle connections are closed at once; a request under way is answered first. */
async function finish(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  await closed;
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message.split('\n', 1)[0] || error.name : String(error);
}
