import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { Client } from '../../tools/sample/client.ts';
import { startStack, type Stack } from '../../tools/stack.ts';
import { demo } from './demo-command.ts';

let data: string;
let stack: Stack;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'nemcon-demo-'));
  stack = await startStack({ data, ports: 'free' });
});

afterAll(async () => {
  await stack.close();
  rmSync(data, { recursive: true, force: true, maxRetries: 10 });
});

const Page = z.object({ items: z.array(z.object({ reference: z.string(), stage: z.string() })) });
const Report = z.object({
  asExpected: z.boolean(),
  stories: z.array(
    z.object({
      outcome: z.string().nullable(),
      temporal: z.url(),
      checks: z.array(z.object({ what: z.string(), holds: z.boolean() })),
    }),
  ),
});

describe('a fresh Nemcon', () => {
  test('has the sample review with recommendations at many stages', async () => {
    const client = new Client(stack.addresses);
    const { items } = await client.read('sofia.marin', '/api/recommendations?review=SDPR', Page);
    expect(items.map(({ stage }) => stage)).toEqual([
      'committee',
      'agency-review legal-review',
      'working-group',
      'deputies',
      'committee',
      'working-group',
      'drafting',
      'tasked',
    ]);
  });

  test('loads the sample once', async () => {
    const load = join(import.meta.dirname, '../../tools/sample/load.ts');
    const { NODE_OPTIONS: _, ...own } = process.env;
    const { stdout } = await promisify(execFile)(process.execPath, [load], {
      env: { ...own, ...stack.env },
    });
    expect(stdout).toBe('The sample review is loaded already.\n');
  });

  test('plays the demonstration, and everything comes out as expected', async () => {
    const ran = await demo(['--json'], stack.env);
    expect(ran.trouble).toBe('');
    const report = Report.parse(JSON.parse(ran.out));
    const differing = report.stories.flatMap(({ checks }) => checks.filter(({ holds }) => !holds));
    expect(differing).toEqual([]);
    expect(report.stories.map(({ outcome }) => outcome)).toEqual(['endorsed', 'endorsed', 'noted']);
    expect(ran.code).toBe(0);
  });

  test.each(['delegations', 'package'])('plays the story of %s as expected', async (story) => {
    const ran = await demo(['--story', story, '--json'], stack.env);
    expect(ran.trouble).toBe('');
    const report = Report.parse(JSON.parse(ran.out));
    const checks = report.stories.flatMap((one) => one.checks);
    expect(checks.filter(({ holds }) => !holds)).toEqual([]);
    expect(checks.length).toBeGreaterThan(15);
    expect(ran.code).toBe(0);
  });
});
