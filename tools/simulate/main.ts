import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { simulate, type Simulated } from '../../procedures/cases/simulate.ts';
import { shippedProcedure } from '../../procedures/load.ts';
import { traceOf } from './trace.ts';

const help = `npm run simulate -- [--trace] FILE...

Plays a case (YAML 1.2 or JSON; - reads standard input) through the rules that the workflows run,
without a server, and prints what it came to as one JSON object. Several files, or a folder of them:
one line for each, and the exit code is the worst. docs/procedures.md says how to write a case.

  --trace   the steps for a person to read
  --help    this text

Exit code: 0 played and as expected, 1 not as the file expects, 2 the file makes no sense.
`;

const extensions = /\.(ya?ml|json)$/;
/** No case needs more; a longer one is refused without being read. */
const mostBytes = 1_600_000;

process.exitCode = main(process.argv.slice(2));

function main(args: readonly string[]): number {
  const asked = options(args);
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n`);
    return 2;
  }
  if (asked.help) {
    process.stdout.write(help);
    return 0;
  }
  const files = asked.files.flatMap(filesOf);
  if (files.length === 0) {
    process.stderr.write('Which case? Name a file, a folder with some, or - for standard input.\n');
    return 2;
  }
  return Math.max(...files.map((file) => show(file, files.length > 1, asked.trace)));
}

function options(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { trace: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    return { help: values.help ?? false, trace: values.trace ?? false, files: positionals };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)} (--help lists the options)`;
  }
}

/** A folder stands for the cases in it, by name. */
function filesOf(path: string): string[] {
  if (path === '-' || !statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => extensions.test(name))
    .toSorted()
    .map((name) => join(path, name));
}

function show(file: string, isOneOfSeveral: boolean, trace: boolean): number {
  const done = played(file);
  const prefix = isOneOfSeveral ? `${file}: ` : '';
  const named = isOneOfSeveral ? { file } : {};
  if (done.exit === 2) {
    for (const { path, message } of done.faults)
      process.stderr.write(`${prefix}${path}: ${message}\n`);
    if (isOneOfSeveral && !trace)
      process.stdout.write(`${JSON.stringify({ ...named, faults: done.faults })}\n`);
    return 2;
  }
  for (const difference of done.differences) process.stderr.write(`${prefix}${difference}\n`);
  if (trace) process.stdout.write(`${prefix}\n${traceOf(done.played, done.result)}\n`.trimStart());
  else process.stdout.write(`${JSON.stringify({ ...named, ...done.result })}\n`);
  return done.exit;
}

function played(file: string): Simulated {
  const text = textOf(file);
  return typeof text === 'string'
    ? simulate(text, { find: shippedProcedure })
    : { exit: 2, faults: [{ path: 'the whole', message: text.why }] };
}

function textOf(file: string): string | { readonly why: string } {
  try {
    if (file !== '-' && !existsSync(file)) return { why: `there is no file ${file} here` };
    const size = file === '-' ? 0 : statSync(file).size;
    if (size > mostBytes) return { why: `is too long: ${size} bytes` };
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    return { why: `cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}
