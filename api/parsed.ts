import type { z } from 'zod';
import { Problem, type FieldFault } from './problem.ts';

/**
 * Outside data as the contract describes it.
 * @throws Problem `invalid-request` naming every field that does not fit, as a JSON pointer
 */
export function parsed<S extends z.ZodType>(
  schema: S,
  value: unknown,
  where: 'path' | 'query' | 'body',
): z.output<S> {
  const result = schema.safeParse(value, { reportInput: false });
  if (result.success) return result.data;
  const errors = result.error.issues.flatMap((issue) => faultsOf(issue, where));
  const fields = errors.map(({ path, message }) => `${path || 'the whole'}: ${message}`);
  throw new Problem(
    'invalid-request',
    `The ${where} does not fit its description (${fields.slice(0, 3).join('; ')}). Nothing has happened; mend it and send it again.`,
    { errors },
  );
}

function faultsOf(issue: z.core.$ZodIssue, where: string): FieldFault[] {
  const prefix = where === 'body' ? '' : `/${where}`;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: `${prefix}${pointer([...issue.path, key])}`,
      message: 'is unknown here',
    }));
  return [{ path: `${prefix}${pointer(issue.path)}`, message: issue.message }];
}

/** A JSON pointer (RFC 6901). */
export function pointer(path: readonly PropertyKey[]): string {
  return path
    .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
