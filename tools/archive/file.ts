import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Trouble } from '../trouble.ts';

/** Where an archive goes: `nemcon-archive-SDPR-1.tar`. */
export function fileOf(folder: string, id: string): string {
  return join(resolve(folder), `nemcon-archive-${id.replaceAll(/[^A-Za-z0-9.-]/g, '-')}.tar`);
}

/**
 * Written aside, for nobody else to read, and renamed: an archive that was cut short is never taken
 * for one. One that is there already stays.
 * @throws Trouble where another file has its name
 */
export function writeWhole(file: string, bytes: Buffer): void {
  if (existsSync(file)) {
    if (readFileSync(file).equals(bytes)) return chmodSync(file, 0o600);
    throw new Trouble(
      `${file} is there already and is another one: the archive is on record; name another folder with --out to have its file.`,
    );
  }
  const aside = `${file}.part`;
  try {
    writeFileSync(aside, bytes, { mode: 0o600, flush: true });
    renameSync(aside, file);
  } finally {
    rmSync(aside, { force: true });
  }
}
