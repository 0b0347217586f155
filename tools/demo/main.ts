import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { demonstrate, papersFor } from './demonstration.ts';
import { readableReport, reportFor } from './report.ts';
import { runningNemcon } from './running.ts';
import { screenOn, silent } from './screen.ts';

const help = `npm run demo -- [options]

Plays a whole review in about 90 seconds on a Nemcon that runs (npm start), through its public API
with the sample people's own tokens: one recommendation under an unbroken silence, one whose silence
is broken and whose text is re-issued, one whose expert review slips. Checks every outcome and exits
with 1 if something differs.

  --json    one JSON object instead of progress and timelines
  --help    this text

PUBLIC_URL and OIDC_ISSUER name another API and issuer than those of a plain npm start.
`;

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function main(args: readonly string[]): Promise<number> {
  const asked = options(args);
  if (asked.help) {
    process.stdout.write(help);
    return 0;
  }
  const client = await runningNemcon(process.env);
  const begun = performance.now();
  const review = freshId();
  const screen = asked.json ? silent : screenOn(process.stdout);
  const papers = papersFor(client, review, screen.tell);
  const played = await demonstrate(client, review, papers).finally(screen.end);
  const seconds = (performance.now() - begun) / 1000;
  const report = reportFor(review, seconds, played);
  const text = asked.json ? JSON.stringify(report, null, 2) : readableReport(seconds, played);
  process.stdout.write(`${asked.json ? '' : '\n'}${text}\n`);
  return report.asExpected ? 0 : 1;
}

function options(args: readonly string[]): { readonly json: boolean; readonly help: boolean } {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  return { json: values.json ?? false, help: values.help ?? false };
}

/** `demo-1122-170312-7k`: the day and time in UTC, and two letters against a second one just then. */
function freshId(): string {
  const [date = '', time = ''] = new Date().toISOString().split('T');
  const day = date.slice(5).replace('-', '');
  const clock = time.slice(0, 8).replaceAll(':', '');
  return `demo-${day}-${clock}-${randomInt(36 ** 2)
    .toString(36)
    .padStart(2, '0')}`;
}
