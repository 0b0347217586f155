import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { addressesOf, environmentOf, requireGiven } from './addresses.ts';
import type { Addresses, Given } from './addresses.ts';
import { auditKeyIn, seenFileOf } from './audit-key.ts';
import { codecIn } from './codec-key.ts';
import { openFolder } from './folder.ts';
import type { Progress } from './launch.ts';
import type { Lock } from './lock.ts';
import { rotate } from './logs.ts';
import { Part } from './part.ts';
import { needs, partNames, planOf, portsOf } from './parts.ts';
import type { PartName } from './parts.ts';
import { freePorts, requireFreePorts } from './ports.ts';
import type { Ports } from './ports.ts';
import type { ProcessIdentity } from './processes.ts';
import { postgresUrl } from './servers/postgres.ts';
import { Task } from './task.ts';
import { Trouble } from './trouble.ts';

export interface StackOptions {
  /** The data folder; one stack at a time runs on it. */
  data: string;
  /** 'free' lets the operating system choose, for stacks beside others. */
  ports: Ports | 'free';
  /** Which parts; all by default. A part whose server was given is left out by itself. */
  parts?: readonly PartName[];
  /** Servers that run already. */
  given?: Given;
  /** false: the servers give up safety against a crash of the machine. Default true. */
  durable?: boolean;
  /** Default 100. */
  maxConnections?: number;
  /** Encrypts what goes to Temporal, with a key in the data folder. Default: TEMPORAL_CODEC=on. */
  codec?: boolean;
  /** More environment for our own processes. */
  env?: Record<string, string>;
  onProgress?: (progress: Progress) => void;
}

/** A running stack. */
export interface Stack {
  readonly addresses: Addresses;
  /** What our own processes were given: DATABASE_URL, TEMPORAL_ADDRESS and so on. */
  readonly env: Readonly<Record<string, string>>;
  /** The process of a part now, if it runs. */
  pid(part: PartName): number | undefined;
  /** Hits a part with a signal, as a fault would; it is restarted. Returns once it ended. */
  kill(part: PartName, signal?: NodeJS.Signals): Promise<void>;
  /** Returns once a part that was hit, or restarts, is ready. @throws after 60 s */
  ready(part: PartName): Promise<void>;
  /** Stops one part cleanly and leaves it stopped. */
  stop(part: PartName): Promise<void>;
  /** Starts a part that was stopped; returns once it is ready. */
  start(part: PartName): Promise<void>;
  restart(part: PartName): Promise<void>;
  /** Stops everything in reverse order. `hurry`: all at once, with one second for a clean end. */
  close(hurry?: boolean): Promise<void>;
}

/**
 * Starts a stack and returns once every part is ready.
 * @param abandon aborted to give up starting; everything is then stopped
 * @throws Trouble with one sentence; nothing is left running
 */
export async function startStack(options: StackOptions, abandon?: AbortSignal): Promise<Stack> {
  await requireGiven(options.given ?? {});
  const lock = await openFolder(options.data);
  try {
    const ports = options.ports === 'free' ? await freePorts() : options.ports;
    const stack = new RunningStack(options, ports, lock);
    // Ports chosen by the operating system were free a moment ago.
    if (options.ports !== 'free') await requireFreePorts(ports, portsOf(stack.names));
    await stack.open(abandon);
    return stack;
  } catch (error) {
    lock.release();
    throw error;
  }
}

class RunningStack implements Stack {
  readonly names: readonly PartName[];
  readonly addresses: Addresses;
  readonly env: Record<string, string>;
  readonly #parts: ReadonlyMap<PartName, Part | Task>;
  readonly #lock: Lock;
  readonly #processes = new Map<PartName, ProcessIdentity>();
  readonly #rotation: NodeJS.Timeout;
  #closing: Promise<void> | undefined;

  constructor(options: StackOptions, ports: Ports, lock: Lock) {
    const given = options.given ?? {};
    this.#lock = lock;
    this.names = partNames.filter((name) => isWanted(name, options));
    const database = () => postgresUrl({ data: options.data, port: ports.postgres });
    this.addresses = addressesOf(ports, given, database, this.names.includes('mail'));
    this.env = {
      ...environmentOf(this.addresses, ports),
      ISSUER_DATA: join(options.data, 'issuer'),
      // The demonstration's silences last seconds, and mail has to arrive within them.
      MAIL_DIGEST_SECONDS: '0.5',
      AUDIT_KEY: process.env['AUDIT_KEY'] ?? auditKeyIn(options.data),
      AUDIT_SEEN_FILE: seenFileOf(options.data),
      ...codecIn(
        options.data,
        options.codec ?? process.env['TEMPORAL_CODEC'] === 'on',
        process.env,
      ),
      ...options.env,
    };
    const setting = { ...options, durable: options.durable ?? true, ports, env: this.env };
    this.#parts = new Map(
      this.names.map((name) => {
        const plan = planOf(name, { ...setting, maxConnections: options.maxConnections ?? 100 });
        const events = {
          onProgress: (progress: Progress) => options.onProgress?.(progress),
          onProcess: (identity: ProcessIdentity | undefined) => this.#note(name, identity),
        };
        return [name, 'launch' in plan ? new Task(plan, events) : new Part(plan, events)];
      }),
    );
    const logs = [...this.#parts.values()].map(({ plan }) => plan.log);
    this.#rotation = setInterval(() => logs.forEach(rotate), 60_000).unref();
  }

  /** Starts each part as soon as what it needs is there. */
  async open(abandon: AbortSignal | undefined): Promise<void> {
    const giveUp = (): void => void this.close();
    abandon?.addEventListener('abort', giveUp);
    const started = new Map<PartName, Promise<void>>();
    for (const name of inOrderOfNeed(this.names)) {
      const before = needs[name].flatMap((need) => started.get(need) ?? []);
      started.set(name, this.#startAfter(name, before));
    }
    try {
      abandon?.throwIfAborted();
      await Promise.all(started.values());
      abandon?.throwIfAborted();
    } catch (error) {
      await this.close();
      await Promise.allSettled(started.values());
      throw error;
    } finally {
      abandon?.removeEventListener('abort', giveUp);
    }
  }

  async #startAfter(name: PartName, before: Promise<void>[]): Promise<void> {
    await Promise.all(before);
    if (this.#closing) throw new Trouble(`${name} was not started.`);
    const printed = await this.#get(name).start();
    const bundle = name === 'bundle' ? /^\S.*\.js$/m.exec(printed ?? '')?.[0] : undefined;
    if (bundle) this.env['NEMCON_BUNDLE'] = bundle;
    const pages = name === 'pages' ? /^\S.*web-\w+$/m.exec(printed ?? '')?.[0] : undefined;
    if (pages) this.env['NEMCON_PAGES'] = pages;
  }

  #get(name: PartName): Part | Task {
    const part = this.#parts.get(name);
    if (!part) throw new Trouble(`This stack has no ${name}.`);
    return part;
  }

  #server(name: PartName): Part {
    const part = this.#get(name);
    if (part instanceof Task) throw new Trouble(`${name} runs once and ends by itself.`);
    return part;
  }

  #note(name: PartName, identity: ProcessIdentity | undefined): void {
    if (identity) this.#processes.set(name, identity);
    else this.#processes.delete(name);
    if (this.#closing) return;
    try {
      this.#lock.remember(Object.fromEntries(this.#processes));
    } catch {
      // A full disk must not end the supervisor; what an old note misses is only found more slowly.
    }
  }

  pid(name: PartName): number | undefined {
    return this.#processes.get(name)?.pid;
  }

  kill(name: PartName, signal?: NodeJS.Signals): Promise<void> {
    return this.#server(name).kill(signal);
  }

  async ready(name: PartName): Promise<void> {
    const until = Date.now() + 60_000;
    while (this.#server(name).state !== 'up') {
      if (Date.now() > until) throw new Trouble(`${name} did not come back within 60 s.`);
      await sleep(20);
    }
  }

  stop(name: PartName): Promise<void> {
    return this.#server(name).stop();
  }

  async start(name: PartName): Promise<void> {
    await this.#server(name).start();
  }

  async restart(name: PartName): Promise<void> {
    await this.stop(name);
    await this.start(name);
  }

  async close(hurry = false): Promise<void> {
    this.#closing ??= this.#closeInOrder();
    if (hurry) await Promise.all([...this.#parts.values()].map((part) => part.stop(true)));
    await this.#closing;
  }

  async #closeInOrder(): Promise<void> {
    for (const part of [...this.#parts.values()].toReversed()) await part.stop();
    clearInterval(this.#rotation);
    this.#lock.release();
  }
}

function isWanted(name: PartName, { parts, given = {}, env = {} }: StackOptions): boolean {
  if (parts && !parts.includes(name)) return false;
  if (name === 'postgres') return given.database === undefined;
  if (name === 'temporal') return given.temporal === undefined;
  // The sample people can sign in at our own issuer only.
  if (name === 'mail') return given.smtp === undefined;
  if (name === 'issuer' || name === 'sample') return given.issuer === undefined;
  return !(name === 'bundle' && env['NEMCON_BUNDLE']);
}

/** Each after what it needs. */
function inOrderOfNeed(names: readonly PartName[]): PartName[] {
  const order = new Set<PartName>();
  const add = (name: PartName): void => {
    needs[name].forEach(add);
    order.add(name);
  };
  names.forEach(add);
  return [...order].filter((name) => names.includes(name));
}
