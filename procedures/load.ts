import { existsSync, readFileSync, readdirSync } from 'node:fs';
import type { Procedure } from '../domain/procedure.ts';
import { checkText } from './check.ts';
import type { Fault } from './faults.ts';

/** A procedure that makes no sense, with every fault found and where it is. */
export class ProcedureFaulty extends Error {
  readonly faults: readonly string[];
  constructor(name: string, faults: readonly Fault[]) {
    const told = faults.map(({ path, message }) => `${path}: ${message}`);
    super(`${name} makes no sense:\n${told.map((fault) => `  ${fault}`).join('\n')}`);
    this.faults = told;
  }
}

/**
 * Every procedure file of this folder, in the order of their names.
 *
 * @throws ProcedureFaulty for the first file that makes no sense
 */
export function shippedProcedures(folder: URL = new URL('./', import.meta.url)): Procedure[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => parseProcedure(name, readFileSync(new URL(name, folder), 'utf8')));
}

/** The shipped procedure of this id; undefined where there is none. */
export function shippedProcedure(id: string): Procedure | undefined {
  if (!/^[a-z][a-z0-9-]*$/.test(id)) return undefined;
  const file = new URL(`${id}.yaml`, import.meta.url);
  return existsSync(file) ? parseProcedure(file.pathname, readFileSync(file, 'utf8')) : undefined;
}

/**
 * A procedure from YAML 1.2 (core schema: `yes` and times stay texts) or JSON.
 *
 * @param name how the file is called in a fault
 * @throws ProcedureFaulty with every fault
 */
export function parseProcedure(name: string, text: string): Procedure {
  const checked = checkText(text);
  if (checked.ok) return checked.procedure;
  throw new ProcedureFaulty(name, checked.faults);
}
