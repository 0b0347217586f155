import type { z } from 'zod';
import { pointer } from './pointer.ts';
import { Problem, type FieldFault } from './problem.ts';
import { isText, noText } from './strict-json.ts';

/**
 * Outside data as the contract describes it.
 * @throws Problem `invalid-request` naming every field that does not fit, as a JSON pointer
 */
export function parsed<S extends z.ZodType>(
  schema: S,
  value: unknown,
  where: 'path' | 'query' | 'body',
): z.output<S> {
  const strange = unreadable(value, where);
  const result = schema.safeParse(value, { reportInput: false });
  if (result.success && strange.length === 0) return result.data;
  const issues = result.error?.issues ?? [];
  const errors = [...strange, ...issues.flatMap((issue) => faultsOf(issue, where))];
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

/** Of a body this has been looked at while it was read. */
function unreadable(value: unknown, where: string): FieldFault[] {
  if (where === 'body' || typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter((entry) => entry.flat().some((text) => typeof text === 'string' && !isText(text)))
    .map(([name]) => ({ path: `/${where}${pointer([name.toWellFormed()])}`, message: noText }));
}
