import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { licenceTrouble } from '../../tools/supply/licences.ts';
import { lockedPackages } from '../../tools/supply/lockfile.ts';

const packages = lockedPackages();
const ours = z
  .object({
    allowScripts: z.record(z.string(), z.boolean()),
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
    optionalDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')));

describe('package-lock.json', () => {
  test('has a SHA-512 of every package', () => {
    const without = packages.filter(({ integrity }) => integrity?.startsWith('sha512-') !== true);
    expect(without.map(({ place }) => place)).toEqual([]);
    expect(packages.length).toBeGreaterThan(500);
  });

  test('names no host, and nothing but a version of a package in the registry', () => {
    const foreign = packages.filter(
      ({ resolved, link, version }) =>
        resolved !== undefined || link === true || !/^\d+\.\d+\.\d+/.test(version ?? ''),
    );
    expect(foreign.map(({ place }) => place)).toEqual([]);
    const odd = packages.flatMap(({ name, dependencies = {} }) =>
      Object.entries(dependencies)
        .filter(([, range]) => /^(git|https?|file|link|github)|\//.test(range))
        .map(([dependency, range]) => `${name}: ${dependency} ${range}`),
    );
    expect(odd.filter((line) => !/: npm:/.test(line))).toEqual([]);
  });

  test('runs no script at installation', () => {
    const withScripts = packages.filter(({ hasInstallScript }) => hasInstallScript === true);
    const unnamed = withScripts
      .map(({ name }) => name)
      .filter((name) => !(name in ours.allowScripts));
    expect(unnamed).toEqual([]);
    expect(Object.values(ours.allowScripts)).not.toContain(true);
  });

  test('has each package of ours at the one version that package.json names', () => {
    const all = { ...ours.dependencies, ...ours.devDependencies, ...ours.optionalDependencies };
    for (const [name, version] of Object.entries(all)) {
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+(-[\w.]+)?$/)]);
      const locked = packages.find(({ place }) => place === `node_modules/${name}`);
      expect([name, locked?.version]).toEqual([name, version]);
    }
  });
});

describe('licences', () => {
  test('are all among those that we may use', () => {
    expect(packages.flatMap((one) => licenceTrouble(one) ?? [])).toEqual([]);
  });

  test.each([
    ['GPL-3.0-only', false],
    ['MIT', true],
    ['(MIT OR GPL-2.0-only)', true],
    ['MIT AND GPL-2.0-only', false],
    ['(MIT AND (ISC OR AGPL-3.0-only))', true],
    ['MIT OR AGPL-3.0-only AND ISC', true],
    ['AGPL-3.0-only AND ISC OR GPL-2.0-only', false],
    ['Apache-2.0 WITH LLVM-exception', false],
    ['SEE LICENSE IN LICENSE', false],
    ['UNLICENSED', false],
    ['(MIT', false],
    ['', false],
    [undefined, false],
  ])('%s: may be used %s', (license, isUsable) => {
    const trouble = licenceTrouble({
      name: 'some-package',
      version: '1.0.0',
      place: 'x',
      ...(license === undefined ? {} : { license }),
    });
    expect(trouble === null).toBe(isUsable);
    if (trouble !== null) expect(trouble).toMatch(/^some-package 1\.0\.0 /);
  });
});
