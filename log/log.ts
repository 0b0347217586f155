import { AsyncLocalStorage } from 'node:async_hooks';
import { pino, type DestinationStream, type Logger } from 'pino';
import { redacted } from './redacted.ts';
import { toldError } from './told-error.ts';

const request = new AsyncLocalStorage<string>();

/** Runs `task` so that every line it logs, however deep, carries the request's id. */
export function inRequest<T>(id: string, task: () => T): T {
  return request.run(id, task);
}

/**
 * The log of one part (api, worker, issuer, mail): one JSON object a line, whatever was asked.
 * What a line may hold of an error is decided in `toldError`; `redact` is the second lock, for what
 * somebody adds one day.
 *
 * @param to where lines go; standard output if left out
 */
export function openLog(part: string, level: string = 'info', to?: DestinationStream): Logger {
  const options = {
    level,
    base: { part },
    mixin: () => {
      const id = request.getStore();
      return id === undefined ? {} : { request: id };
    },
    serializers: { err: toldError, error: toldError },
    redact: { paths: [...redacted], censor: '(left out)' },
    hooks: { streamWrite: onOneLine },
  };
  return to === undefined ? pino(options) : pino(options, to);
}

/**
 * What JSON leaves as it is and a terminal, an editor or a log collector may take for a command, an
 * end of line or another order of the letters: C1 controls, DEL, line and paragraph separators,
 * bidi and other invisible characters. In JSON all of these can only stand inside a string, where an
 * escape means the same.
 */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu;

/** The line with every such character escaped; the line's own end stays. */
export function onOneLine(line: string): string {
  const isEnded = line.endsWith('\n');
  const text = isEnded ? line.slice(0, -1) : line;
  const safe = text.replaceAll(unsafe, (found) =>
    Array.from({ length: found.length }, (_, index) => escaped(found.charCodeAt(index))).join(''),
  );
  return isEnded ? `${safe}\n` : safe;
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
