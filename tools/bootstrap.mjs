// The door to every npm script: `node tools/bootstrap.mjs SCRIPT [ARGUMENT...]`, where SCRIPT is a
// file of this clone or the name of an installed program. It needs Node 20 and nothing else:
// installs what is missing, then hands over to the Node that came with the packages.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lockfile = join(root, 'package-lock.json');
const modules = join(root, 'node_modules');
/** Holds the hash of the lockfile that was installed; `npm ci` removes it with everything else. */
const stamp = join(modules, '.nemcon-installed');

/** Ends with one sentence; what a person can mend needs no stack. */
function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** Whether version `text` ("v22.17.1") is at least this. */
function isAtLeast(text, major, minor) {
  const [has = 0, hasMinor = 0] = text.replace(/^v/, '').split('.').map(Number);
  return has > major || (has === major && hasMinor >= minor);
}

function lockfileHash() {
  return createHash('sha256').update(readFileSync(lockfile)).digest('hex');
}

function isInstalled() {
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === lockfileHash();
  if (!isSameAsLockfile()) return false;
  // Somebody ran npm by hand.
  writeFileSync(stamp, lockfileHash());
  return true;
}

/** Compares npm's own record of what it installed; packages of other platforms may be missing. */
function isSameAsLockfile() {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(JSON.parse(readFileSync(lockfile, 'utf8')).packages).every(
    ([path, { version, optional }]) =>
      path === '' || (path in installed ? installed[path].version === version : optional === true),
  );
}

/** Two starts at once must not install into each other. */
async function install() {
  const lock = join(tmpdir(), `nemcon-install-${createHash('sha256').update(root).digest('hex')}`);
  while (!take(lock)) {
    process.stderr.write('Another start installs the packages; waiting for it.\n');
    while (existsSync(lock) && holderOf(lock)) await sleep(500);
  }
  try {
    if (!isInstalled()) await installNow();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function take(lock) {
  try {
    mkdirSync(lock);
  } catch {
    if (holderOf(lock)) return false;
    rmSync(lock, { recursive: true, force: true });
    return take(lock);
  }
  writeFileSync(join(lock, 'pid'), String(process.pid));
  return true;
}

/** Whether the process that took the lock still runs. */
function holderOf(lock) {
  try {
    process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function installNow() {
  process.stderr.write('Installing the packages (npm ci); the first time takes about a minute.\n');
  const begun = Date.now();
  const clock = setInterval(() => {
    process.stderr.write(`still installing, ${Math.round((Date.now() - begun) / 1000)} s\n`);
  }, 10_000);
  const options = [
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const [file, ...first] = npm();
  const code = await run(file, [...first, 'ci', ...options], { cwd: root });
  clearInterval(clock);
  if (code !== 0) {
    refuse(
      `The packages could not be installed (npm ci ended with code ${code}; its own words are above): mend that, for example the network or a full disk, and run again.`,
    );
  }
  writeFileSync(stamp, lockfileHash());
}

/** The npm that runs us, else the one on PATH. */
function npm() {
  const path = process.env['npm_execpath'];
  return path?.endsWith('.js') ? [process.execPath, path] : ['npm'];
}

/** The Node to hand over to, with the options that it needs to run TypeScript. */
function chooseNode() {
  for (const file of [join(modules, '.bin/node'), process.execPath]) {
    const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8' });
    if (status !== 0 || !isAtLeast(stdout, 22, 17)) continue;
    const stripsByItself = isAtLeast(stdout, 23, 6) || /^v22\.(1[89]|[2-9]\d)/.test(stdout);
    const options = stripsByItself ? [] : ['--experimental-strip-types'];
    return { file, options: [...options, '--disable-warning=ExperimentalWarning'] };
  }
  return refuse(
    `Nemcon comes with no Node for this platform (${process.platform}-${process.arch}) and runs on Node 22.17 or newer, this one is ${process.version}: install Node 24 (https://nodejs.org).`,
  );
}

/** Runs a program to its end, hands signals on, and returns its exit code. */
function run(file, args, options = {}) {
  const child = spawn(file, args, { stdio: 'inherit', ...options });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  if (process.env['npm_lifecycle_event']) stopWithParent(child);
  return new Promise((resolve) => {
    child.once('error', (error) => refuse(`${file} cannot be run: ${error.message}`));
    child.once('exit', (code, signal) => resolve(signal ? 130 : code));
  });
}

/**
 * A killed npm cannot tell us, so its absence must: nobody else could stop what it started. (The
 * scripts in package.json begin with `exec`, so that npm and no shell is our parent.)
 */
function stopWithParent(child) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 500);
  watch.unref();
}

if (!isAtLeast(process.version, 20, 0)) {
  refuse(
    `Nemcon needs Node 20 or newer, this is ${process.version}: install Node 24 (https://nodejs.org).`,
  );
}
const [script, ...args] = process.argv.slice(2);
if (script === undefined) refuse('Which script? For example: npm start, npm test.');
if (!isInstalled()) await install();
const node = chooseNode();
const isFile = /\.[jt]s$/.test(script);
if (isFile && !existsSync(join(root, script))) refuse(`There is no ${script} in this clone.`);
process.exitCode = await run(
  node.file,
  [...node.options, join(root, isFile ? script : `node_modules/.bin/${script}`), ...args],
  {
    // The channel closes when we are gone, even by `kill -9`; the supervisor then stops everything.
    stdio: isFile ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
    env: {
      NODE_COMPILE_CACHE: join(root, '.build/compile-cache'),
      ...process.env,
      PATH: [dirname(node.file), join(modules, '.bin'), process.env['PATH']].join(delimiter),
      ...(script === 'jest' ? { NODE_OPTIONS: '--experimental-vm-modules' } : {}),
    },
  },
);
