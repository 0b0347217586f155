import { connect } from 'node:net';
import type { Ports } from './ports.ts';
import { Trouble } from './trouble.ts';
import { acceptsConnections } from './servers/postgres-probe.ts';

/** Where the parts of one stack answer. */
export interface Addresses {
  /** postgres://… */
  database: string;
  /** host:port */
  temporal: string;
  temporalUi: string;
  api: string;
  /** Of the worker's /healthz and /readyz. */
  worker: string;
  issuer: string;
  /** Where mail is sent; undefined: it is not. */
  smtp: string | undefined;
  /** The page that shows the mail which was caught; undefined where a server of your own is used. */
  mail: string | undefined;
}

/** Servers that were there before us, named by the environment. */
export interface Given {
  database?: string | undefined;
  temporal?: string | undefined;
  temporalUi?: string | undefined;
  issuer?: string | undefined;
  smtp?: string | undefined;
}

export function givenBy(env: NodeJS.ProcessEnv): Given {
  return {
    database: env['DATABASE_URL'],
    temporal: env['TEMPORAL_ADDRESS'],
    temporalUi: env['TEMPORAL_UI_URL'],
    issuer: env['OIDC_ISSUER'],
    smtp: env['SMTP_URL'],
  };
}

/**
 * @param database where the embedded PostgreSQL answers; not asked when one was given
 * @param catchesMail whether the stack has the part that catches mail
 */
export function addressesOf(
  ports: Ports,
  given: Given,
  database: () => string,
  catchesMail: boolean,
): Addresses {
  const caught = catchesMail ? `smtp://127.0.0.1:${ports.smtp}` : undefined;
  return {
    database: given.database ?? database(),
    temporal: given.temporal ?? `127.0.0.1:${ports.temporal}`,
    temporalUi: given.temporalUi ?? `http://127.0.0.1:${ports.temporalUi}`,
    api: `http://127.0.0.1:${ports.api}`,
    worker: `http://127.0.0.1:${ports.worker}`,
    issuer: given.issuer ?? `http://127.0.0.1:${ports.issuer}`,
    smtp: given.smtp ?? caught,
    mail: catchesMail ? `http://127.0.0.1:${ports.mail}` : undefined,
  };
}

/** The environment that our own processes read. */
export function environmentOf(addresses: Addresses, ports: Ports): Record<string, string> {
  return {
    DATABASE_URL: addresses.database,
    TEMPORAL_ADDRESS: addresses.temporal,
    TEMPORAL_UI_URL: addresses.temporalUi,
    OIDC_ISSUER: addresses.issuer,
    API_PORT: String(ports.api),
    PUBLIC_URL: addresses.api,
    WORKER_HEALTH_PORT: String(ports.worker),
    MAIL_CATCHER_PORTS: `${ports.smtp},${ports.mail}`,
    ...(addresses.smtp === undefined ? {} : { SMTP_URL: addresses.smtp }),
  };
}

/**
 * Checks that the servers which were given answer, before anything is started.
 * @throws Trouble that names the variable, and never the password in it
 */
export async function requireGiven({ database, temporal }: Given): Promise<void> {
  if (database !== undefined) await requireDatabase(database);
  if (temporal !== undefined) await requireTemporal(temporal);
}

async function requireDatabase(text: string): Promise<void> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || !url.hostname) {
    throw new Trouble(
      'DATABASE_URL is not a PostgreSQL address: write it as postgres://USER:PASSWORD@HOST:PORT/DATABASE, or unset it to use the embedded PostgreSQL.',
    );
  }
  const port = Number(url.port || 5432);
  const user = decodeURIComponent(url.username) || 'postgres';
  const database = url.pathname.slice(1) || user;
  if (await acceptsConnections({ host: url.hostname, port, user, database })) return;
  throw new Trouble(
    `DATABASE_URL names ${url.hostname}:${port}, where no PostgreSQL takes connections: start it or correct the address, or unset DATABASE_URL to use the embedded PostgreSQL.`,
  );
}

async function requireTemporal(address: string): Promise<void> {
  const [, host, port] = /^(.+):(\d+)$/.exec(address) ?? [];
  if (!host || !port) {
    throw new Trouble(
      `TEMPORAL_ADDRESS "${address}" is not an address: write it as HOST:PORT, or unset it to use the embedded Temporal.`,
    );
  }
  if (await listens(host, Number(port))) return;
  throw new Trouble(
    `TEMPORAL_ADDRESS names ${address}, where nothing answers: start that server or correct the address, or unset TEMPORAL_ADDRESS to use the embedded Temporal.`,
  );
}

function listens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const answer = (does: boolean): void => {
      socket.destroy();
      resolve(does);
    };
    socket.setTimeout(3_000, () => answer(false));
    socket.once('error', () => answer(false));
    socket.once('connect', () => answer(true));
  });
}
