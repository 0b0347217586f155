import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { delegationsShow } from './delegations-show.ts';
import { reviewShow } from './demonstration.ts';
import { expectEncrypted } from './encrypted.ts';
import { packageShow } from './package-show.ts';
import { readableReport, reportFor } from './report.ts';
import { runningNemcon } from './running.ts';
import { screenOn, silent } from './screen.ts';
import type { Show } from './show.ts';

/** By the name that `--story` takes; the first is played where none is named. */
const shows = {
  review: reviewShow,
  delegations: delegationsShow,
  package: packageShow,
} as const satisfies Record<string, Show>;
type ShowName = keyof typeof shows;

const help = `npm run demo -- [--story NAME] [options]

Plays on a Nemcon that runs (npm start), through its public API with the sample people's own tokens,
checks every outcome and exits with 1 if something differs. The stories:

${Object.entries(shows)
  .map(
    ([name, { about }]) => `  ${name.padEnd(13)}${about.replaceAll('\n', `\n${' '.repeat(15)}`)}`,
  )
  .join('\n')}

  --story   which of them (default: review)
  --codec   look at Temporal too (TEMPORAL_ADDRESS), and expect all of it encrypted
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
  const show: Show = shows[asked.story];
  const played = await show.play(client, review, screen.tell).finally(screen.end);
  if (asked.codec)
    await expectEncrypted(played, process.env['TEMPORAL_ADDRESS'] ?? '127.0.0.1:7233');
  const seconds = (performance.now() - begun) / 1000;
  const report = reportFor(review, seconds, played);
  const text = asked.json ? JSON.stringify(report, null, 2) : readableReport(seconds, played);
  process.stdout.write(`${asked.json ? '' : '\n'}${text}\n`);
  return report.asExpected ? 0 : 1;
}

type Asked = {
  readonly story: ShowName;
  readonly codec: boolean;
  readonly json: boolean;
  readonly help: boolean;
};

function options(args: readonly string[]): Asked {
  const { values } = parseArgs({
    args: [...args],
    options: {
      story: { type: 'string', default: 'review' },
      codec: { type: 'boolean' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const { story } = values;
  if (!isShow(story))
    throw new Error(`There is no story ${story}; there are ${Object.keys(shows).join(', ')}.`);
  return {
    story,
    codec: values.codec ?? false,
    json: values.json ?? false,
    help: values.help ?? false,
  };
}

function isShow(name: string): name is ShowName {
  return Object.hasOwn(shows, name);
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
