import { join } from 'node:path';
import { addressFor } from '../store/roles.ts';
import { root } from './folder.ts';
import type { Launch } from './launch.ts';
import type { PartPlan } from './part.ts';
import type { Ports } from './ports.ts';
import { postgresPart } from './servers/postgres.ts';
import { temporalPart } from './servers/temporal.ts';
import type { TaskPlan } from './task.ts';

/** The parts of a stack, in the order in which they are shown; they are stopped in the reverse. */
export const partNames = [
  'postgres',
  'temporal',
  'bundle',
  'pages',
  'migrate',
  'issuer',
  'mail',
  'worker',
  'api',
  'sample',
] as const;

export type PartName = (typeof partNames)[number];

/** What each needs up, or done, before it starts. Everything else starts side by side. */
export const needs: Record<PartName, readonly PartName[]> = {
  postgres: [],
  temporal: [],
  bundle: [],
  pages: [],
  migrate: ['postgres'],
  issuer: [],
  mail: [],
  worker: ['migrate', 'temporal', 'bundle'],
  api: ['migrate', 'temporal', 'issuer', 'pages'],
  sample: ['api', 'worker'],
};

const listensOn: Partial<Record<PartName, readonly (keyof Ports)[]>> = {
  postgres: ['postgres'],
  temporal: ['temporal', 'temporalUi'],
  issuer: ['issuer'],
  mail: ['smtp', 'mail'],
  worker: ['worker'],
  api: ['api'],
};

/** The ports that these parts listen on. */
export function portsOf(names: readonly PartName[]): (keyof Ports)[] {
  return names.flatMap((name) => listensOn[name] ?? []);
}

/** What the plans of a stack's parts depend on. */
export interface Setting {
  data: string;
  ports: Ports;
  durable: boolean;
  maxConnections: number;
  /** Read at every start of a part, so that what one part finds out reaches the next. */
  env: Record<string, string>;
}

/** How a part is run in this setting: a server that stays, or a task that ends. */
export function planOf(name: PartName, setting: Setting): PartPlan | TaskPlan {
  const { data, ports, durable, maxConnections } = setting;
  const log = join(data, 'logs', `${name}.log`);
  switch (name) {
    case 'postgres':
      return postgresPart({ data, port: ports.postgres, log, durable, maxConnections });
    case 'temporal':
      return temporalPart({
        data,
        port: ports.temporal,
        uiPort: ports.temporalUi,
        log,
        durable,
        codecEndpoint: codecEndpointOf(setting),
      });
    case 'bundle':
      return { name, log, launch: node('worker/bundle.ts', setting) };
    case 'pages':
      return { name, log, launch: node('web/build.ts', setting) };
    case 'migrate':
      return { name, log, launch: node('tools/migrate.ts', setting) };
    case 'sample':
      return { name, log, launch: node(`tools/sample/${loadOf(setting)}`, setting) };
    case 'issuer': {
      const ready = `http://127.0.0.1:${ports.issuer}/.well-known/openid-configuration`;
      return server(name, log, ready, () => node('tools/issuer/main.ts', setting));
    }
    case 'mail': {
      const ready = `http://127.0.0.1:${ports.mail}/readyz`;
      return server(name, log, ready, () => node('tools/mail/main.ts', setting));
    }
    case 'worker': {
      const ready = `http://127.0.0.1:${ports.worker}/readyz`;
      return server(name, log, ready, () => node('worker/main.ts', signedInAs('worker', setting)));
    }
    case 'api': {
      const ready = `http://127.0.0.1:${ports.api}/readyz`;
      return server(name, log, ready, () => node('api/main.ts', signedInAs('api', setting)));
    }
  }
}

/** People without a review are for whoever begins with one of their own, or loads it from the first page. */
function loadOf({ env }: Setting): string {
  return env['SAMPLE'] === 'people' ? 'load-people.ts' : 'load.ts';
}

/** Where the Temporal UI has encrypted payloads decrypted for who is signed in and may see them. */
function codecEndpointOf({ env }: Setting): string | undefined {
  return env['TEMPORAL_CODEC'] === 'on' ? `${env['PUBLIC_URL']}/api/temporal` : undefined;
}

/** What raises an alarm of the register works, and has to, so that the operator can look into it. */
async function isUpOrAlarmed(ready: string): Promise<boolean> {
  const answer = await fetch(ready, { signal: AbortSignal.timeout(2_000) });
  return answer.ok || (await answer.text()).startsWith('{"status":"alarm"');
}

/** One of our own servers: answers 200 at `ready` once it works, and ends cleanly on SIGTERM. */
function server(name: PartName, log: string, ready: string, how: () => Launch): PartPlan {
  return {
    name,
    log,
    prepare: () => Promise.resolve(how()),
    isReady: () => isUpOrAlarmed(ready),
    // The worker gives its running activities 20 s.
    stop: { signal: 'SIGTERM', within: 25_000 },
  };
}

/** The setting with the part's own address of the register, the given one or the one that follows. */
function signedInAs(part: 'api' | 'worker', setting: Setting): Setting {
  const given = process.env[part === 'api' ? 'API_DATABASE_URL' : 'WORKER_DATABASE_URL'];
  const { DATABASE_URL: whole = '' } = setting.env;
  return { ...setting, env: { ...setting.env, DATABASE_URL: given || addressFor(part, whole) } };
}

/** One of our own files, run by the Node that runs us, with its options. */
function node(entry: string, { env }: Setting): Launch {
  return {
    file: process.execPath,
    // Half the usual young generation: 50 MiB less at rest, no slower (docs/performance.md).
    args: [...process.execArgv, '--max-semi-space-size=8', join(root, entry)],
    cwd: root,
    // Compiled code is kept between starts: it takes a third off the time until a process works.
    env: { NODE_COMPILE_CACHE: join(root, '.build/compile-cache'), ...process.env, ...env },
  };
}
