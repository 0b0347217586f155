import { existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeKey } from '../codec/keys.ts';

/**
 * What the parts of a stack are given so that nothing goes to Temporal unencrypted: keys of the
 * environment's own, else the file in the data folder (mode 0600), made where it is asked for.
 * Once a folder has a key it stays on: running recommendations could not be read without it.
 * @param isAsked by `--codec` or TEMPORAL_CODEC=on
 */
export function codecIn(
  data: string,
  isAsked: boolean,
  env: NodeJS.ProcessEnv,
): Record<string, string> {
  const on = { TEMPORAL_CODEC: 'on' };
  if (env['TEMPORAL_CODEC_KEYS'] || env['TEMPORAL_CODEC_KEYS_FILE']) return on;
  const file = join(data, 'codec', 'keys.txt');
  if (!existsSync(file)) {
    if (!isAsked) return { TEMPORAL_CODEC: 'off' };
    makeIn(join(data, 'codec'), file);
  }
  return { ...on, TEMPORAL_CODEC_KEYS_FILE: file };
}

/** Written aside and linked into place: a crash leaves a whole key or none. */
function makeIn(folder: string, file: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, `${makeKey('k1')}\n`, { mode: 0o600 });
  linkSync(aside, file);
  rmSync(aside);
}
