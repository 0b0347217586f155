import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import { root } from '../folder.ts';

/**
 * Asks the registry whether anything that we install has a known weakness. Ends with 1 where one is
 * high or critical. Where nobody answers it says so and ends with 0, because a build without a network
 * has to work; `--required` ends with 1 then too.
 */
export type Verdict = { readonly code: 0 | 1; readonly sentence: string };

const Report = z.object({
  metadata: z.object({
    vulnerabilities: z.object({ moderate: z.int(), high: z.int(), critical: z.int() }),
  }),
  vulnerabilities: z.record(z.string(), z.looseObject({ severity: z.string() })),
});

/** @param text what `npm audit --json` wrote */
export function verdictOn(text: string, isRequired: boolean): Verdict {
  const report = Report.safeParse(parsedJson(text)).data;
  if (report === undefined)
    return {
      code: isRequired ? 1 : 0,
      sentence:
        'ADVISORIES NOT CHECKED: the registry did not answer to npm audit. Nothing is known about weaknesses; run npm run advisories where it does.',
    };
  const { moderate, high, critical } = report.metadata.vulnerabilities;
  if (high + critical === 0)
    return { code: 0, sentence: `Advisories: none high or critical (${moderate} moderate).` };
  const bad = Object.entries(report.vulnerabilities)
    .filter(([, { severity }]) => severity === 'high' || severity === 'critical')
    .map(([name, { severity }]) => `${name} (${severity})`);
  return { code: 1, sentence: `ADVISORIES: ${bad.join(', ')}. npm audit says more.` };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function main(): void {
  const asked = {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 64 * 1024 * 1024,
  } as const;
  const { stdout } = spawnSync('npm', ['audit', '--json'], asked);
  const { code, sentence } = verdictOn(stdout ?? '', process.argv.includes('--required'));
  process.stdout.write(`${sentence}\n`);
  process.exitCode = code;
}

if (import.meta.main) main();
