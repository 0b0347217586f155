import { readFileSync, statSync } from 'node:fs';
import {
  parseProcedure,
  ProcedureFaulty,
  shippedProcedure,
  shippedProcedures,
} from '../../procedures/load.ts';
import { diagramOf } from '../../procedures/shown/diagram.ts';
import { textOf } from '../../procedures/shown/text.ts';

const help = `npm run procedure -- check FILE...
npm run procedure -- show ID|FILE

check   says every fault of a procedure file with its path (exit code 2), or that it makes sense (0)
show    the route as text and as a Mermaid diagram: windows, and what follows each outcome

docs/procedures.md says how to write one.
`;
/** No procedure needs more; a longer file is refused without being read. */
const mostBytes = 1_000_000;

process.exitCode = main(process.argv.slice(2));

function main([verb, ...named]: readonly string[]): number {
  if (verb === 'check' && named.length > 0) return Math.max(...named.map(check));
  if (verb === 'show' && named.length === 1) return show(named[0] ?? '');
  const isAsked = verb === '--help' || verb === '-h';
  (isAsked ? process.stdout : process.stderr).write(help);
  return isAsked ? 0 : 2;
}

function check(file: string): number {
  return attempt(() => {
    const { id, version, steps } = read(file);
    process.stdout.write(`${file}: ${id} version ${version} makes sense (${steps.length} steps)\n`);
  });
}

function show(named: string): number {
  return attempt(() => {
    const procedure = shippedProcedure(named) ?? read(named);
    process.stdout.write(
      `${textOf(procedure)}\n\n\`\`\`mermaid\n${diagramOf(procedure)}\n\`\`\`\n`,
    );
  });
}

function read(file: string) {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) {
    const known = shippedProcedures().map(({ id }) => id);
    throw new ProcedureFaulty(file, [
      { path: 'the whole', message: `there is no such file; shipped are ${known.join(', ')}` },
    ]);
  }
  if (size > mostBytes) {
    const message = `is too long: ${size} bytes, where ${mostBytes} are the most`;
    throw new ProcedureFaulty(file, [{ path: 'the whole', message }]);
  }
  return parseProcedure(file, readFileSync(file, 'utf8'));
}

function attempt(what: () => void): number {
  try {
    what();
    return 0;
  } catch (error) {
    if (!(error instanceof ProcedureFaulty)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}
