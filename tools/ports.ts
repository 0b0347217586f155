import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { Trouble } from './trouble.ts';

/** The TCP ports of the parts, all on 127.0.0.1. */
export interface Ports {
  api: number;
  worker: number;
  issuer: number;
  postgres: number;
  temporal: number;
  temporalUi: number;
  smtp: number;
  mail: number;
}

export const defaultPorts: Ports = {
  api: 7480,
  worker: 7481,
  issuer: 7490,
  postgres: 7432,
  temporal: 7233,
  temporalUi: 8233,
  smtp: 7425,
  mail: 7482,
};

/** What a port is for, and the option of `npm start` that changes it. */
export const portNames: { [Port in keyof Ports]: { purpose: string; option: string } } = {
  api: { purpose: 'the API', option: 'api-port' },
  worker: { purpose: "the worker's health", option: 'worker-port' },
  issuer: { purpose: 'the sign-in issuer', option: 'issuer-port' },
  postgres: { purpose: 'PostgreSQL', option: 'postgres-port' },
  temporal: { purpose: 'Temporal', option: 'temporal-port' },
  temporalUi: { purpose: 'the Temporal UI', option: 'temporal-ui-port' },
  smtp: { purpose: 'the mail that is caught', option: 'smtp-port' },
  mail: { purpose: 'the page of caught mail', option: 'mail-port' },
};

export const portKeys: readonly (keyof Ports)[] = [
  'api',
  'worker',
  'issuer',
  'postgres',
  'temporal',
  'temporalUi',
  'smtp',
  'mail',
];

/**
 * Ports that nobody listens on now. They lie below those that systems give to outgoing connections,
 * which could otherwise take one between our look and our use.
 */
export async function freePorts(): Promise<Ports> {
  const found = await freePortList(portKeys.length);
  if (found.length < portKeys.length)
    throw new Trouble('No free ports were found; close some programs and try again.');
  const ports = { ...defaultPorts };
  portKeys.forEach((key, index) => (ports[key] = found[index] ?? ports[key]));
  return ports;
}

const lowest = 10_000;
const highest = 32_000;
const mostTries = 200;

async function freePortList(count: number): Promise<number[]> {
  const found = new Set<number>();
  for (let tries = 0; found.size < count && tries < mostTries; tries += 1) {
    const port = randomInt(lowest, highest);
    if ((await whyNotListen(port)) === undefined) found.add(port);
  }
  return [...found];
}

/** Throws a Trouble that names the first of these ports that cannot be listened on. */
export async function requireFreePorts(
  ports: Ports,
  wanted: readonly (keyof Ports)[],
): Promise<void> {
  for (const name of wanted) {
    const code = await whyNotListen(ports[name]);
    if (!code) continue;
    const { purpose, option } = portNames[name];
    const reason =
      code === 'EADDRINUSE' ? 'is used by another program' : `cannot be opened (${code})`;
    throw new Trouble(
      `Port ${ports[name]} for ${purpose} ${reason}: end that program, or choose another port with --${option} NUMBER.`,
    );
  }
}

function whyNotListen(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)));
  });
}
