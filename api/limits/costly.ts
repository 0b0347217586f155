import type { Request } from 'express';
import type { Lane } from './limits.ts';

/** A paper is printed, JSON is only read. */
export function costlyAsPaper({ format }: Request['query']): Lane {
  return format === undefined || format === 'json' ? 'ordinary' : 'costly';
}

/** Words are looked for in every title; all else has an index. */
export function costlyAsSearch({ text }: Request['query']): Lane {
  return text === undefined ? 'ordinary' : 'costly';
}
