import { describe, expect, test } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '../../worker/configuration.ts';
import { outletsOf } from '../../worker/publishing/start.ts';

const s3 = {
  AUDIT_PUBLISH_S3_ENDPOINT: 'https://s3.example.org',
  AUDIT_PUBLISH_S3_BUCKET: 'witness',
  AUDIT_PUBLISH_S3_ACCESS_KEY_ID: 'id',
  AUDIT_PUBLISH_S3_SECRET_ACCESS_KEY: 'hush',
};

function outlets(env: Record<string, string>): string[] {
  const configuration = readConfiguration({ DATABASE_URL: 'postgres://u@h/d', ...env });
  return outletsOf(configuration).map(({ name }) => name);
}

describe('where checkpoints are handed out', () => {
  test('is nowhere unless it is said', () => {
    expect(outlets({})).toEqual([]);
    expect(
      outlets({ AUDIT_PUBLISH_FILE: '', AUDIT_PUBLISH_WEBHOOK: '', OUTGOING_ALLOW: '' }),
    ).toEqual([]);
  });

  test('may be all of a file, a webhook and a store, named without their secrets', () => {
    const names = outlets({
      AUDIT_PUBLISH_FILE: '/var/lib/witness/checkpoints.jsonl',
      AUDIT_PUBLISH_WEBHOOK: 'https://hooks.example.org/T0/hush',
      ...s3,
    });
    expect(names).toEqual([
      'file /var/lib/witness/checkpoints.jsonl',
      expect.stringMatching(/^webhook https:\/\/hooks\.example\.org \([0-9a-f]{8}\)$/),
      's3 https://s3.example.org/witness/nemcon/',
    ]);
    expect(names.join()).not.toContain('hush');
  });

  test('may come from files', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'nemcon-secret-')), 'webhook');
    writeFileSync(file, 'https://hooks.example.org/T0/hush\n');
    expect(outlets({ AUDIT_PUBLISH_WEBHOOK_FILE: file })).toHaveLength(1);
    const { AUDIT_PUBLISH_S3_SECRET_ACCESS_KEY: _, ...rest } = s3;
    writeFileSync(file, 'hush\n');
    expect(outlets({ ...rest, AUDIT_PUBLISH_S3_SECRET_ACCESS_KEY_FILE: file })).toHaveLength(1);
  });

  test.each([
    ['a store without a key', { ...s3, AUDIT_PUBLISH_S3_ACCESS_KEY_ID: '' }, /belong together/],
    [
      'a store by a name in the address',
      { ...s3, AUDIT_PUBLISH_S3_ENDPOINT: 'https://u:p@s3.example.org' },
      /S3_ENDPOINT cannot be used/,
    ],
    [
      'a bucket that is a path',
      { ...s3, AUDIT_PUBLISH_S3_BUCKET: '../other' },
      /S3_BUCKET: must be/,
    ],
    ['a prefix with a question', { ...s3, AUDIT_PUBLISH_S3_PREFIX: 'a?b' }, /S3_PREFIX: must be/],
    [
      'a webhook that is none',
      { AUDIT_PUBLISH_WEBHOOK: 'hooks.example.org/hush' },
      /WEBHOOK cannot be used/,
    ],
    [
      'a webhook with a password',
      { AUDIT_PUBLISH_WEBHOOK: 'https://a:hush@example.org/' },
      /name or password/,
    ],
    [
      'a webhook in a file that is gone',
      { AUDIT_PUBLISH_WEBHOOK_FILE: '/nowhere/there' },
      /WEBHOOK_FILE names .* cannot be read/,
    ],
    ['a range that is none', { OUTGOING_ALLOW: '10.0.0.0/99' }, /OUTGOING_ALLOW cannot be used/],
  ])('cannot be %s, and no secret is told', (_, env, sentence) => {
    expect(() => outlets(env)).toThrow(sentence);
    expect(() => outlets(env)).not.toThrow(/hush/);
  });
});
