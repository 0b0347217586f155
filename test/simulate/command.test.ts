import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { shippedProcedures } from '../../procedures/load.ts';
import { schemaText } from '../../tools/procedure/schema.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nemcon-cases-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(tool: string, args: readonly string[], input = '') {
  const node = join(root, 'node_modules/.bin/node');
  const { NODE_OPTIONS: _options, ...env } = process.env;
  const done = spawnSync(node, [join(root, `tools/${tool}/main.ts`), ...args], {
    cwd: root,
    input,
    env,
    encoding: 'utf8',
  });
  return { exit: done.status, out: done.stdout, error: done.stderr };
}

function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const sound = `
procedure: nato-silence
start: 2024-06-03T10:00:00Z
electorate: 3
facts: { committeeEndorsed: true }
`;

describe('npm run simulate', () => {
  test('prints one JSON object and exits with 0', () => {
    const { exit, out } = run('simulate', [written('sound.yaml', sound)]);
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ outcome: 'agreed', next: null });
  });

  test('reads standard input, and JSON', () => {
    const { exit, out } = run('simulate', ['-'], JSON.stringify(parse(sound)));
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ outcome: 'agreed' });
  });

  test('exits with 1 and says what differs from what is expected', () => {
    const file = written('differs.yaml', `${sound}expect: { outcome: broken, stages: [] }\n`);
    const { exit, out, error } = run('simulate', [file]);
    expect(exit).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ outcome: 'agreed' });
    expect(error).toContain('outcome: expected "broken", was "agreed"');
    expect(error).toContain('stages: expected 0 of them, were 1');
  });

  test('exits with 2 and prints no result where the file makes no sense', () => {
    const { exit, out, error } = run('simulate', [written('bad.yaml', 'procedure: nowhere\n')]);
    expect(exit).toBe(2);
    expect(out).toBe('');
    expect(error).toContain('procedure: ');
    expect(error).toContain('start: ');
  });

  test('plays several files, one line each, with the worst exit code', () => {
    const { exit, out } = run('simulate', [folder, join(folder, 'nothing.yaml')]);
    expect(exit).toBe(2);
    expect(out.trim().split('\n')).toHaveLength(4);
  });

  test('tells the steps to a person', () => {
    const { exit, out } = run('simulate', ['--trace', join(folder, 'sound.yaml')]);
    expect(exit).toBe(0);
    expect(out).toContain('silence: round 1 opens to 3 until');
    expect(out).toMatch(/agreed \(2024-06-10T10:00:00Z\)\. No body objected\.\n$/);
  });
});

describe('npm run procedure', () => {
  test.each(shippedProcedures().map(({ id }) => id))('shows %s as text and diagram', (id) => {
    const { exit, out } = run('procedure', ['show', id]);
    expect(exit).toBe(0);
    expect(out).toContain(`(${id}, version 1)`);
    expect(out).toContain('flowchart TD');
  });

  test('says every fault of a file with its path', () => {
    const file = written('procedure.txt', 'id: Bad Name\nversion: 0\nsteps: []\n');
    const { exit, error } = run('procedure', ['check', file]);
    expect(exit).toBe(2);
    for (const path of ['id: ', 'version: ', 'title: ', 'steps: ']) expect(error).toContain(path);
  });

  test('teaches with an example that makes sense', () => {
    const guide = readFileSync(join(root, 'docs/procedures.md'), 'utf8');
    const blocks = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);
    const [procedure = '', example = ''] = blocks;
    expect(run('procedure', ['check', written('example.txt', procedure)]).exit).toBe(0);
    expect(run('simulate', ['-'], example).exit).toBe(0);
    const inline = { ...parse(example), procedure: parse(procedure) };
    expect(run('simulate', ['-'], JSON.stringify(inline)).exit).toBe(0);
  });
});

test('the published schema is that of the procedures', async () => {
  const published = readFileSync(join(root, 'docs/procedure.schema.json'), 'utf8');
  expect(published).toBe(await schemaText());
});
