import type { z } from 'zod';

/** What is wrong with a file, and where: `events[3].until`. */
export type Fault = { readonly path: string; readonly message: string };

/** A file that makes no sense, with every fault found. */
export class FileFaulty extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults.map(({ path, message }) => `${path}: ${message}`).join('\n'));
    this.faults = faults;
  }
}

export function shownPath(path: readonly PropertyKey[]): string {
  const shown = path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('');
  return shown.replace(/^\./, '') || 'the whole';
}

/** The faults of a part of the file; each unknown key is one of its own. */
export function faultsAt(
  prefix: readonly PropertyKey[],
  error: { readonly issues: readonly z.core.$ZodIssue[] },
): Fault[] {
  return error.issues.flatMap((issue): Fault[] => {
    const path = [...prefix, ...issue.path];
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        path: shownPath([...path, key]),
        message: 'is no field here',
      }));
    return [{ path: shownPath(path), message: issue.message }];
  });
}
