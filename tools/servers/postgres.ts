import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf, end, identify } from '../processes.ts';
import type { Launch } from '../launch.ts';
import type { PartPlan } from '../part.ts';
import { Trouble, diskFull, saysDiskFull } from '../trouble.ts';
import { discard } from './cache.ts';
import { run } from './command.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { acceptsConnections } from './postgres-probe.ts';

export interface PostgresOptions {
  /** The data folder; the cluster is in its `postgres`, the password in `postgres-password`. */
  data: string;
  port: number;
  log: string;
  /** false gives up safety against a crash of the machine, for tests only. */
  durable: boolean;
  maxConnections: number;
}

const USER = 'nemcon';
const DATABASE = 'nemcon';

/** Where the embedded PostgreSQL answers, with its password: made on the first call, then kept. */
export function postgresUrl({ data, port }: Pick<PostgresOptions, 'data' | 'port'>): string {
  return `postgres://${USER}:${password(data)}@127.0.0.1:${port}/${DATABASE}`;
}

function password(data: string): string {
  const file = join(data, 'postgres-password');
  if (!existsSync(file)) {
    // Written whole or not at all: the cluster keeps its first password for ever.
    writeFileSync(`${file}.part`, randomBytes(24).toString('hex'), { mode: 0o600 });
    renameSync(`${file}.part`, file);
  }
  return readFileSync(file, 'utf8').trim();
}

/** The embedded PostgreSQL as a part: made on its first start, ready when it takes connections. */
export function postgresPart(options: PostgresOptions): PartPlan {
  const cluster = join(options.data, 'postgres');
  return {
    name: 'postgres',
    log: options.log,
    prepare: async ({ say, signal }) => {
      const binaries = postgresBinaries(options.data);
      await stopOrphan(cluster);
      if (!existsSync(cluster)) {
        say('making the database folder');
        await initialise(cluster, binaries, { secret: password(options.data), signal });
      }
      return server(cluster, binaries, options);
    },
    isReady: () => acceptsConnections({ port: options.port, user: USER, database: DATABASE }),
    // SIGINT is PostgreSQL's "fast": roll back what is open, write everything, end.
    stop: { signal: 'SIGINT', within: 20_000 },
  };
}

function server(
  cluster: string,
  { postgres, user }: PostgresBinaries,
  to: PostgresOptions,
): Launch {
  const settings: Record<string, string> = {
    port: String(to.port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    shared_buffers: '128MB',
    max_connections: String(to.maxConnections),
    max_wal_size: '512MB',
    log_min_messages: 'warning',
    timezone: 'UTC',
    ...(to.durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return { file: postgres, args: ['-D', cluster, ...args], cwd: to.data, env: plainEnv(), user };
}

/**
 * Makes a new cluster: UTF-8, the locale that is the same on every machine, passwords by SCRAM.
 * Made under another name first, so that one that was cut short is never used.
 */
export async function initialise(
  cluster: string,
  binaries: PostgresBinaries,
  { secret, signal }: { secret: string; signal: AbortSignal },
): Promise<void> {
  const draft = `${cluster}.part`;
  discard(draft);
  try {
    mkdirSync(draft, { mode: 0o700 });
    const secretFile = join(draft, 'secret');
    const target = join(draft, 'cluster');
    writeFileSync(secretFile, secret, { mode: 0o600 });
    if (binaries.user) {
      for (const path of [draft, secretFile]) chownSync(path, binaries.user.uid, binaries.user.gid);
    }
    const commands = [initdb(binaries, target, secretFile), createDatabase(binaries, target)];
    for (const command of commands) {
      await succeed({ ...command, cwd: draft, user: binaries.user }, signal);
    }
    renameSync(target, cluster);
  } finally {
    discard(draft);
  }
}

function initdb({ initdb: file }: PostgresBinaries, target: string, secretFile: string): Launch {
  const args = ['-D', target, '-U', USER, '-A', 'scram-sha-256', `--pwfile=${secretFile}`];
  const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  return { file, args: [...args, ...locale, '--locale=C', '--no-instructions'] };
}

/** Single-user mode needs neither a port nor a password. It reads statements from its input. */
function createDatabase({ postgres }: PostgresBinaries, target: string): Launch {
  const script = `echo 'CREATE DATABASE ${DATABASE}' | "$0" --single -D "$1" postgres`;
  return { file: 'sh', args: ['-c', script, postgres, target] };
}

async function succeed(command: Launch & { cwd: string }, signal: AbortSignal): Promise<void> {
  const { code, output } = await run({ ...command, env: plainEnv() }, { signal });
  if (code === 0) return;
  if (saysDiskFull(output)) throw diskFull(command.cwd);
  const reason = /(?:error|FATAL|could not).*/i.exec(output)?.[0] ?? output.split('\n').at(-1);
  throw new Trouble(`PostgreSQL could not make its folder ${command.cwd}: ${reason}`);
}

/** Without the user's PG… settings, which would reach the server, and in English, as we read it. */
function plainEnv(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(own), LC_ALL: 'C', TZ: 'UTC' };
}

/**
 * Ends a server that still runs on this cluster because its supervisor was killed. It is not kept:
 * only a child of ours can be watched and restarted.
 */
async function stopOrphan(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
  // A pid that was given to another program meanwhile has another command line.
  if (!pid || !commandOf(pid).includes(`-D ${cluster}`)) return;
  const identity = identify(pid);
  if (identity) await end(identity, 'SIGINT', 20_000);
}
