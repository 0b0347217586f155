import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { makeKey } from '../../audit/keys.ts';
import { auditKeyIn } from '../../tools/audit-key.ts';
import { readAuditKeys } from '../../worker/audit-keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'nemcon-audit-key-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a data folder gets a key of its own once, which only its owner may read', () => {
  const file = auditKeyIn(folder);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const [key] = readAuditKeys(file);
  expect(auditKeyIn(folder)).toBe(file);
  expect(readAuditKeys(file).map((one) => one.public.text)).toEqual([key?.public.text]);
});

test('a key is given as it is, or as a file with the new one above the old', () => {
  const [old, next] = [makeKey('log'), makeKey('log')];
  expect(readAuditKeys(old)).toHaveLength(1);
  const file = join(folder, 'keys.txt');
  writeFileSync(file, `${next}\n${old}\n`);
  const ids = readAuditKeys(file).map((key) => key.public.id);
  expect(ids).toEqual([next, old].map((word) => readAuditKeys(word)[0]?.public.id));
});

test('keys of two names are of two logs and refused', () => {
  const file = join(folder, 'two-names.txt');
  writeFileSync(file, `${makeKey('log')}\n${makeKey('other')}\n`);
  expect(() => readAuditKeys(file)).toThrow(/all of one name/);
});
