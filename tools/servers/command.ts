import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Launch } from '../launch.ts';

/** How a command ended, and what it printed, both streams in the order they came. */
export interface Ran {
  code: number;
  output: string;
}

/**
 * Runs a command to its end. A command that cannot be run ends with code 127, as in a shell.
 * @param signal ends it with SIGTERM
 * @param onLine told every line as it comes
 */
export function run(
  { file, args, cwd, env, user }: Launch,
  { signal, onLine }: { signal?: AbortSignal; onLine?: (line: string) => void } = {},
): Promise<Ran> {
  const child = spawn(file, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
    ...(env === undefined ? {} : { env }),
    ...(signal === undefined ? {} : { signal }),
    ...user,
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      onLine?.(line);
    });
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 128, output: lines.join('\n') }));
  });
}
