import {
  closeSync,
  copyFileSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { z } from 'zod';

const LIMIT = 10 * 1024 * 1024;
const TAIL = 8 * 1024;

/**
 * Keeps a log under 10 MiB: what is there moves to `<file>.1` and the file starts again. The part
 * that writes it goes on undisturbed, as it appends to the same open file.
 */
export function rotate(file: string): void {
  if (sizeOf(file) < LIMIT) return;
  try {
    copyFileSync(file, `${file}.1`);
  } catch {
    // A full disk: room is worth more now than old lines.
    rmSync(`${file}.1`, { force: true });
  }
  truncateSync(file, 0);
}

/** Bytes; 0 when there is no such file. */
export function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** The end of a log, at most 8 KiB, but nothing written before byte `from`. */
export function tailOf(file: string, from = 0): string {
  const size = sizeOf(file);
  const start = Math.max(from, size - TAIL);
  if (start >= size) return '';
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(size - start);
    readSync(handle, buffer, 0, buffer.length, start);
    return buffer.toString('utf8');
  } finally {
    closeSync(handle);
  }
}

const logLine = z.object({
  level: z.union([z.number(), z.string()]).optional(),
  msg: z.string(),
  err: z.object({ message: z.string() }).optional(),
});

/** The line of a log's end that says best why a part stopped; empty when it said nothing. */
export function lastWords(tail: string): string {
  const lines = tail.split('\n').flatMap((line) => (line.trim() ? [said(line.trim())] : []));
  const loud = lines.filter(({ isError }) => isError);
  return (loud.at(-1) ?? lines.at(-1))?.text ?? '';
}

function said(line: string): { text: string; isError: boolean } {
  try {
    const { level, msg, err } = logLine.parse(JSON.parse(line));
    const isError = typeof level === 'number' ? level >= 50 : /error|fatal/i.test(level ?? '');
    return { text: err ? `${msg}: ${err.message}` : msg, isError };
  } catch {
    // Not JSON: PostgreSQL, initdb, Node's own last words.
    return { text: line, isError: /\b(FATAL|PANIC|Error)\b/.test(line) };
  }
}
