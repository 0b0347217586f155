import { execFile } from 'node:child_process';
import { join } from 'node:path';

const main = join(import.meta.dirname, '../../tools/demo/main.ts');

export type Ran = { readonly code: number; readonly out: string; readonly trouble: string };

/** Runs `npm run demo` without npm. */
export function demo(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const { NODE_OPTIONS: _, ...own } = process.env;
  return new Promise((resolve) => {
    const options = { env: { ...own, ...env }, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [main, ...args], options, (error, out, trouble) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, out, trouble });
    });
  });
}
