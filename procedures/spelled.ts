import { normalised, spellingFault } from '../domain/spelling/spelling.ts';
import { shownPath, type Fault } from './faults.ts';

type Path = readonly PropertyKey[];

/** Fields that stand on screens, papers and mails as the name of something. */
const names: ReadonlySet<PropertyKey> = new Set(['title', 'label']);

/** More faults than this are another kind of file. */
const mostTold = 100;

/** The same value with every string of it, keys too, as it is kept and shown (Unicode NFC). */
export function spelled(value: unknown): unknown {
  return isPlain(value) ? value : composed(value);
}

/** Strings of a value that hold what no reader sees, or names that pass for others. */
export function misspelt(value: unknown): Fault[] {
  return isPlain(value) ? [] : faultsIn(value, []);
}

/** Whether it is all printable ASCII, as most files are: then there is nothing to look for. */
function isPlain(value: unknown): boolean {
  const json = JSON.stringify(value) ?? '';
  // JSON writes every control and every half character as an escape.
  return /^[\x20-\x7e]*$/.test(json) && !/\\[ubfrnt]/.test(json);
}

function composed(value: unknown): unknown {
  if (typeof value === 'string') return normalised(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(composed);
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [normalised(key), composed(one)]),
  );
}

function faultsIn(value: unknown, path: Path): Fault[] {
  if (typeof value === 'string') {
    const as = names.has(path.at(-1) ?? '') ? 'line' : 'text';
    const message = spellingFault(normalised(value), as);
    return message === null ? [] : [{ path: shownPath(path), message }];
  }
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value))
    return value.flatMap((one, index) => faultsIn(one, [...path, index])).slice(0, mostTold);
  return Object.entries(value)
    .flatMap(([key, one]) => {
      const message = spellingFault(normalised(key), 'line');
      // A path with what nobody sees in it would be shown to somebody.
      return message === null
        ? faultsIn(one, [...path, key])
        : [{ path: shownPath(path), message: `has a key that ${message}` }];
    })
    .slice(0, mostTold);
}
