import type { z } from 'zod';
import type { Procedure } from '../domain/procedure.ts';
import { faultsAt, FileFaulty, shownPath, type Fault } from './faults.ts';
import { readText } from './read.ts';
import { procedureSchema } from './schema.ts';
import { misspelt, spelled } from './spelled.ts';

export type Checked =
  | { readonly ok: true; readonly procedure: Procedure }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** A procedure as a YAML 1.2 or JSON text writes it, or every fault of it with its path. */
export function checkText(text: string): Checked {
  try {
    return checkProcedure(readText(text));
  } catch (error) {
    if (error instanceof FileFaulty) return { ok: false, faults: error.faults };
    throw error;
  }
}

/** Conditions within conditions are the one thing of a procedure that nests at will. */
const deepest = 60;

/**
 * A procedure as a value that was read from a file or a request, or every fault of it.
 *
 * @param prefix where in that file it stands
 */
export function checkProcedure(written: unknown, prefix: readonly PropertyKey[] = []): Checked {
  const impossible = unkeepable(written);
  if (impossible.length > 0)
    return { ok: false, faults: impossible.map((fault) => within(prefix, fault)) };
  const whole = spelled(written);
  const parsed = procedureSchema.safeParse(whole);
  if (parsed.success) return { ok: true, procedure: parsed.data };
  const { issues } = parsed.error;
  return {
    ok: false,
    faults: [...faultsAt(prefix, { issues }), ...hidden(whole, issues, prefix)],
  };
}

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** More mistakes than this are an attack, or no procedure at all. */
const mostMended = 40;

/** Contradictions are looked for in what is well-formed: so once more, without what is not. */
function hidden(written: unknown, issues: readonly Issue[], prefix: Path): Fault[] {
  const paths = issues.flatMap(pathsOf);
  if (paths.length > mostMended) return [];
  const rest = paths.reduce<unknown>((value, path) => without(value, path), written);
  const parsed = procedureSchema.safeParse(rest);
  if (parsed.success) return [];
  const isNew = (issue: Issue) => !paths.some((path) => areRelated(path, issue.path));
  return faultsAt(prefix, { issues: parsed.error.issues.filter(isNew) });
}

function pathsOf(issue: Issue): Path[] {
  if (issue.code !== 'unrecognized_keys') return [issue.path];
  return issue.keys.map((key) => [...issue.path, key]);
}

function areRelated(one: Path, other: Path): boolean {
  return one.slice(0, other.length).every((part, n) => part === other[n]);
}

/** The value without the field at this path; elements of lists stay, so that places keep their numbers. */
function without(value: unknown, [first, ...rest]: Path): unknown {
  if (first === undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return value.map((one: unknown, n) => (n === first ? without(one, rest) : one));
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]: [string, unknown]) => {
      if (key !== first) return [[key, one]];
      return rest.length === 0 ? [] : [[key, without(one, rest)]];
    }),
  );
}

/** Why a value can be neither walked through nor kept; nothing where it can. */
export function unkeepable(value: unknown): Fault[] {
  if (isDeeper(value, deepest))
    return [{ path: 'the whole', message: `is nested more than ${deepest} deep` }];
  return misspelt(value);
}

function within(prefix: Path, { path, message }: Fault): Fault {
  if (prefix.length === 0) return { path, message };
  const shown = shownPath(prefix);
  if (path === 'the whole') return { path: shown, message };
  return { path: path.startsWith('[') ? `${shown}${path}` : `${shown}.${path}`, message };
}

function isDeeper(value: unknown, most: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return most === 0 || Object.values(value).some((one) => isDeeper(one, most - 1));
}
