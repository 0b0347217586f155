import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { takeSecrets } from '../secrets/given.ts';
import { givenBy } from './addresses.ts';
import { alarmOf } from './alarm.ts';
import { display, duration } from './display.ts';
import type { Display } from './display.ts';
import { openFolder } from './folder.ts';
import { help, parseOptions } from './options.ts';
import type { StartOptions } from './options.ts';
import { startStack } from './stack.ts';
import type { Stack } from './stack.ts';
import { Trouble, diskFull, saysDiskFull, sentenceOf } from './trouble.ts';
import { welcome } from './welcome.ts';

const begun = performance.now();

/**
 * Ctrl-C may arrive twice for one press, from the terminal and from npm; only a press that comes
 * later than this means that somebody is impatient.
 */
const SAME_PRESS = 1_000;

try {
  process.exitCode = await main(parseOptions(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${sentenceOf(readable(error))}\n`);
  process.exitCode = 1;
}

async function main(options: StartOptions): Promise<number> {
  if (options.help) {
    process.stdout.write(help());
    return 0;
  }
  takeSecrets(process.env);
  if (options.reset && !(await reset(options))) return 1;
  const screen = display(process.stdout, options.parts);
  const stopping = stopOnSignals(screen);
  const stack = await up(options, screen, stopping.abandon);
  if (!stack) return 0;
  stopping.stops(stack);
  screen.say(`\nReady in ${duration(performance.now() - begun)}.\n`);
  screen.say(await welcome(stack, options.parts));
  const alarm = await alarmOf(stack, options.parts);
  if (alarm !== null) screen.say(`\n${alarm}`);
  await stopping.done;
  return 0;
}

/** The stack, or undefined when somebody stopped it while it came up. */
async function up(
  options: StartOptions,
  screen: Display,
  abandon: AbortSignal,
): Promise<Stack | undefined> {
  screen.say(`Nemcon starts; its data are in ${options.data}`);
  try {
    const { data, ports, parts, sample, codec } = options;
    const given = givenBy(process.env);
    return await startStack(
      {
        data,
        ports,
        parts,
        given,
        ...(codec ? { codec } : {}),
        env: { SAMPLE: sample },
        onProgress: (progress) => screen.show(progress),
      },
      abandon,
    );
  } catch (error) {
    if (abandon.aborted) return undefined;
    throw error;
  } finally {
    screen.settle();
  }
}

interface Stopping {
  /** Aborted when it shall stop while it comes up. */
  abandon: AbortSignal;
  stops(stack: Stack): void;
  /** Resolves when it was asked to stop and has stopped. */
  done: Promise<void>;
}

function stopOnSignals(screen: Display): Stopping {
  const abandon = new AbortController();
  const ended = Promise.withResolvers<void>();
  let stack: Stack | undefined;
  let askedAt = 0;
  const stop = (): void => {
    const isImpatient = askedAt > 0 && Date.now() - askedAt > SAME_PRESS;
    if (isImpatient && stack) void stack.close(true);
    if (askedAt > 0) return;
    askedAt = Date.now();
    screen.say('Stopping.');
    abandon.abort();
    if (stack) stack.close().then(ended.resolve, ended.reject);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  // The bootstrap that started us holds this channel: without it nobody could stop us any more.
  process.once('disconnect', stop);
  process.channel?.unref();
  // A closed terminal or pipe must not end us before the parts have ended.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  return { abandon: abandon.signal, done: ended.promise, stops: (it) => (stack = it) };
}

/** Deletes the data after asking. @returns whether it was done */
async function reset({ data, yes }: StartOptions): Promise<boolean> {
  if (!existsSync(data)) return true;
  if (!yes && !(await confirms(data))) return false;
  // Opening it first ends what still runs there, and refuses while somebody uses it.
  const lock = await openFolder(data);
  for (const name of readdirSync(data)) {
    if (!name.startsWith('running.json'))
      rmSync(join(data, name), { recursive: true, force: true });
  }
  lock.release();
  return true;
}

async function confirms(data: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new Trouble(
      '--reset deletes all data and asks first: add --yes where nobody can answer.',
    );
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Delete all data in ${data}? Type yes: `);
  terminal.close();
  if (answer.trim().toLowerCase() === 'yes') return true;
  process.stdout.write('Nothing was deleted.\n');
  return false;
}

/** A failure to write, wherever it came from, is told as what it is. */
function readable(error: unknown): unknown {
  if (error instanceof Trouble) return error;
  return saysDiskFull(sentenceOf(error)) ? diskFull('the data folder') : error;
}
