import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeKey } from '../audit/keys.ts';

/**
 * The file with the key that signs a data folder's audit log, made on first use and kept (mode
 * 0600). Written aside and linked into place: a crash leaves a whole key or none.
 */
export function auditKeyIn(data: string): string {
  const folder = join(data, 'audit');
  const file = join(folder, 'signing-key.txt');
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const aside = `${file}.${process.pid}`;
  const name = `nemcon.local/${randomBytes(4).toString('hex')}`;
  writeFileSync(aside, `${makeKey(name)}\n`, { mode: 0o600 });
  linkSync(aside, file);
  rmSync(aside);
  return file;
}

/** Where a data folder's newest checkpoint is kept, which no restore of its register takes back. */
export function seenFileOf(data: string): string {
  return process.env['AUDIT_SEEN_FILE'] ?? join(data, 'audit', 'newest-checkpoint.txt');
}
