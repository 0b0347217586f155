import { z } from 'zod';
import type { Written } from '../../domain/spelling/hidden.ts';
import { writings } from './fields.ts';

/** A string that a person wrote, as it was sent. */
export type SentWriting = { readonly path: string; readonly as: Written; readonly text: string };

/** What of a request is a person's writing, by its schema, which the request fits. */
export function writingsIn(schema: z.core.$ZodType, sent: unknown, path = ''): SentWriting[] {
  const known = writings.get(schema);
  if (known !== undefined)
    return typeof sent === 'string' ? [{ path, as: known.as, text: sent }] : [];
  const inner = innerOf(schema);
  if (inner !== null) return writingsIn(inner, sent, path);
  if (schema instanceof z.ZodUnion)
    return writingsIn(optionFor(schema, sent) ?? z.unknown(), sent, path);
  if (typeof sent !== 'object' || sent === null) return [];
  if (schema instanceof z.ZodArray && Array.isArray(sent))
    return sent.flatMap((one: unknown, n) => writingsIn(schema.element, one, `${path}/${n}`));
  return Object.entries(sent).flatMap(([key, one]: [string, unknown]) => {
    const field = fieldOf(schema, key);
    return field === undefined ? [] : writingsIn(field, one, `${path}/${key}`);
  });
}

/** The schema inside one that only adds a default, an absence or a change to it. */
export function innerOf(schema: z.core.$ZodType): z.core.$ZodType | null {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodReadonly
  )
    return schema.unwrap();
  return schema instanceof z.ZodPipe ? schema.in : null;
}

function optionFor(union: z.ZodUnion, sent: unknown): z.core.$ZodType | undefined {
  return union.options.find((option) => z.safeParse(option, sent).success);
}

function fieldOf(schema: z.core.$ZodType, key: string): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodRecord) return schema.valueType;
  if (!(schema instanceof z.ZodObject)) return undefined;
  return Object.hasOwn(schema.shape, key) ? schema.shape[key] : undefined;
}
