import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stringify } from 'yaml';
import { checkText } from '../../procedures/check.ts';
import { oneStage, stageWith } from '../simulate/played.ts';

function faultsOf(text: string): readonly string[] {
  const begun = process.cpuUsage().user;
  const checked = checkText(text);
  // Of the processor, in microseconds: other tests run beside this one.
  expect(process.cpuUsage().user - begun).toBeLessThan(1_500_000);
  return checked.ok ? [] : checked.faults.map(({ path, message }) => `${path}: ${message}`);
}

const nested = (depth: number) =>
  Array.from({ length: depth }).reduce<unknown>((inner) => ({ all: [inner] }), { fact: 'x' });

describe('a procedure file that is a mistake or an attack is refused in under a second', () => {
  test.each<[string, string, RegExp]>([
    ['an alias', 'id: &a x\ntitle: *a', /^the whole: uses the alias \*a/],
    [
      'a bomb of aliases',
      `a: &a [x]\n${Array.from({ length: 30 }, (_, n) => `b${n}: &b${n} [*${n ? `b${n - 1}` : 'a'}, *${n ? `b${n - 1}` : 'a'}]`).join('\n')}`,
      /alias/,
    ],
    ['a merge key', 'a: &a { id: x }\n<<: *a', /alias/],
    ['a megabyte', `id: ${'x'.repeat(1_000_000)}`, /^the whole: is too long/],
    ['deep brackets', `steps: ${'['.repeat(20_000)}`, /^the whole: is nested more/],
    [
      'deep indentation',
      Array.from({ length: 300 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'),
      /^the whole: /,
    ],
    [
      'many keys',
      Array.from({ length: 12_000 }, (_, n) => `k${n}: 1`).join('\n'),
      /^k0: is no field/,
    ],
    [
      'many steps',
      stringify({ ...oneStage({}), steps: Array.from({ length: 5000 }, () => 1) }),
      /^steps: /,
    ],
    [
      'a condition within conditions',
      JSON.stringify(oneStage({ gate: [nested(70)] })),
      /nested more/,
    ],
    ['a key twice', 'id: x\nid: y', /^id: stands twice/],
    ['a broken line', 'id: [x', /^the whole: /],
    ['a tag of its own', 'id: !!js/function x', /^/],
    ['nothing', '', /^the whole: /],
    ['a list', '[]', /^the whole: /],
    [
      'a name of every object',
      '{ "__proto__": { "id": "x" }, "constructor": 1 }',
      /^constructor: is no field/,
    ],
    ['a character that no text has', '{ "id": "x", "title": "\\u0000" }', /title: .*U\+0000 NULL/],
  ])('%s', (_what, text, fault) => {
    expect(faultsOf(text)).toContainEqual(expect.stringMatching(fault));
  });

  test('and an unknown field does not hide what contradicts itself', () => {
    const window = { default: '2 hours', minimum: '3 hours' };
    const found = faultsOf(stringify({ ...oneStage({ window, colour: 'blue' }), flavour: 'salt' }));
    expect(found).toEqual([
      'steps[0].stages[0].colour: is no field here',
      'flavour: is no field here',
      'steps[0].stages[0].window.default: is less than the minimum',
    ]);
  });

  test('nor does a name that is not there hide a window out of bounds elsewhere', () => {
    const second = stageWith({ id: 'two', window: { default: '2 hours', maximum: '1 hours' } });
    const given = oneStage({ agreed: { step: 'nowhere' } });
    const steps = [given['steps'], { id: 'two', title: 'Two', stages: [second] }].flat();
    expect(faultsOf(stringify({ ...given, steps }))).toEqual([
      'steps[0].stages[0].agreed: there is no step nowhere',
      'steps[1].stages[0].window.default: is more than the maximum',
    ]);
  });
});

describe('npm run procedure -- check', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nemcon-hostile-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each([
    ['a bomb of aliases', 'a: &a [x]\nb: [*a, *a]', 'alias'],
    ['a file of two megabytes', `id: ${'x'.repeat(2_000_000)}`, 'is too long'],
    ['a file that is not there', null, 'there is no such file'],
  ])('exits with 2 for %s', (_what, text, said) => {
    const root = join(import.meta.dirname, '../..');
    const file = join(folder, `${said.replaceAll(' ', '-')}.yaml`);
    if (text !== null) writeFileSync(file, text);
    const { NODE_OPTIONS: _options, ...env } = process.env;
    const command = [join(root, 'tools/procedure/main.ts'), 'check', file];
    const node = join(root, 'node_modules/.bin/node');
    const done = spawnSync(node, command, { cwd: root, env, encoding: 'utf8' });
    expect([done.status, done.stdout]).toEqual([2, '']);
    expect(done.stderr).toContain(said);
  });
});
