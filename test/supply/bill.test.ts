import { hostname, homedir } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { root } from '../../tools/folder.ts';
import { verdictOn } from '../../tools/supply/advisories.ts';
import { lockedPackages } from '../../tools/supply/lockfile.ts';
import { billOfMaterials } from '../../tools/supply/sbom.ts';

const Bom = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string(),
  metadata: z.object({ component: z.looseObject({ name: z.string(), version: z.string() }) }),
  components: z.array(
    z.looseObject({ name: z.string(), version: z.string(), hashes: z.array(z.unknown()) }),
  ),
});

describe('the bill of materials', () => {
  const whole = billOfMaterials({ production: false });

  test('names every package of the lockfile with its version and hash', () => {
    const bom = Bom.parse(JSON.parse(whole));
    expect(bom.metadata.component).toMatchObject({ name: 'nemcon', version: '0.1.0' });
    const told = new Set(bom.components.map(({ name, version }) => `${name} ${version}`));
    const missing = lockedPackages().filter(({ name, version }) => !told.has(`${name} ${version}`));
    // An alias stands under the name of what it is.
    expect(missing.filter(({ name }) => !name.endsWith('-cjs')).map(({ place }) => place)).toEqual(
      [],
    );
  });

  test('is the same bytes again, and says nothing of the machine', () => {
    expect(billOfMaterials({ production: false })).toBe(whole);
    for (const own of [root, homedir(), `"${hostname()}"`, 'timestamp'])
      expect(whole).not.toContain(own);
    expect(whole).not.toMatch(/https?:\/\/(?!cyclonedx\.org)/);
  });

  test('without what only developers need is smaller', () => {
    const production = billOfMaterials({ production: true });
    expect(production).not.toContain('"name": "jest"');
    expect(production).toContain('"name": "express"');
    expect(production.length).toBeLessThan(whole.length);
  });
});

describe('advisories', () => {
  const report = (high: number, critical: number) =>
    JSON.stringify({
      metadata: { vulnerabilities: { moderate: 1, high, critical } },
      vulnerabilities: { left: { severity: 'high' }, right: { severity: 'low' } },
    });

  test('that are high or critical fail, with the name', () => {
    expect(verdictOn(report(1, 0), false)).toMatchObject({
      code: 1,
      sentence: expect.stringContaining('left (high)'),
    });
    expect(verdictOn(report(0, 2), false).code).toBe(1);
    expect(verdictOn(report(0, 0), true).code).toBe(0);
  });

  test('that could not be asked for are never said to be none', () => {
    for (const answer of ['', '{"message":"405 Method Not Allowed"}', '{"error":{}}']) {
      expect(verdictOn(answer, false).sentence).toMatch(/^ADVISORIES NOT CHECKED/);
      expect([verdictOn(answer, false).code, verdictOn(answer, true).code]).toEqual([0, 1]);
    }
  });
});
