import type { z } from 'zod';
import { must } from './differs.ts';

/** What a member of an archive says. @throws Differs for what is not of this form */
export function parsedBy<T extends z.ZodType>(form: T, bytes: Buffer, name: string): z.output<T> {
  const read = form.safeParse(jsonIn(bytes.toString('utf8')));
  must(read.success, `${name} cannot be read.`);
  return read.data;
}

/** The same of a member with a value on each line. */
export function linesBy<T extends z.ZodType>(
  form: T,
  bytes: Buffer,
  name: string,
): readonly z.output<T>[] {
  const lines = bytes.toString('utf8').split('\n');
  must(lines.pop() === '', `${name} does not end with a line.`);
  return lines.map((line, index) =>
    parsedBy(form, Buffer.from(line, 'utf8'), `Line ${index + 1} of ${name}`),
  );
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
