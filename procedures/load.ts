import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { Procedure } from '../domain/procedure.ts';
import { procedureSchema } from './schema.ts';

/** A procedure that makes no sense, with every fault found and where it is. */
export class ProcedureFaulty extends Error {
  readonly faults: readonly string[];
  constructor(name: string, faults: readonly string[]) {
    super(`${name} makes no sense:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.faults = faults;
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
  const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: true });
  if (document.errors.length > 0)
    throw new ProcedureFaulty(
      name,
      document.errors.map(({ message }) => message),
    );
  const parsed = procedureSchema.safeParse(valueOf(name, document));
  if (!parsed.success) throw new ProcedureFaulty(name, faultsOf(parsed.error));
  return parsed.data;
}

/** A few aliases spare repetition; a text that stands for a gigantic one is refused. */
function valueOf(name: string, document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new ProcedureFaulty(name, [
      `the whole: cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    ]);
  }
}

/** `steps[3].stages[0].window.default: is no length of time; …` */
export function faultsOf(error: z.ZodError): string[] {
  return error.issues.map(({ path, message }) => `${shownPath(path)}: ${message}`);
}

function shownPath(path: readonly PropertyKey[]): string {
  const shown = path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('');
  return shown.replace(/^\./, '') || 'the whole';
}
