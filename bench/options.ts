import { parseArgs } from 'node:util';

export const sections = [
  'memory',
  'codec',
  'decision',
  'burst',
  'throughput',
  'starts',
  'reads',
  'acts',
  'life',
  'web',
  'startup',
] as const;

export type Section = (typeof sections)[number];

export type BenchOptions = {
  readonly help: boolean;
  /** `markdown`: the table as docs/performance.md has it. */
  readonly format: 'table' | 'json' | 'markdown';
  readonly quick: boolean;
  readonly only: readonly Section[];
  /** Address of a running API; null: a stack of our own. */
  readonly against: string | null;
};

/** What was asked makes no sense; the message says what does. */
export class OptionsWrong extends Error {}

export const help = `npm run bench -- [section…] [options]

Measures the floor (a bare workflow with one Update, one insert and a caller that waits for the
row) and Nemcon by HTTP in turns, on a stack of its own that it removes afterwards.

  section            of ${sections.join(', ')}
  --only SECTION,…   the same in one word
  --quick            shorter: shows that all works, not how fast it is
  --json             one JSON object on standard output
  --markdown         the table as docs/performance.md has it
  --against URL      measure a running API instead; DATABASE_URL, TEMPORAL_ADDRESS and OIDC_ISSUER
                     say what is behind it; leaves out ${notAgainst().join(', ')}
  --help             this text
`;

/** What needs processes and databases of our own. */
export function notAgainst(): readonly Section[] {
  return ['reads', 'memory', 'web', 'startup'];
}

/** @throws OptionsWrong */
export function parseOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = read(args);
  const against = values.against ?? null;
  if (against !== null && !URL.canParse(against))
    throw new OptionsWrong(
      `--against is ${against}: it has to be an address such as http://127.0.0.1:7480.`,
    );
  const named = [...positionals, ...(values.only?.split(',') ?? [])];
  const asked = named.length === 0 ? sections : sectionsOf(named);
  return {
    help: values.help ?? false,
    format: values.json ? 'json' : values.markdown ? 'markdown' : 'table',
    quick: values.quick ?? false,
    only: against === null ? asked : asked.filter((section) => !notAgainst().includes(section)),
    against: against?.replace(/\/$/, '') ?? null,
  };
}

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        json: { type: 'boolean' },
        markdown: { type: 'boolean' },
        quick: { type: 'boolean' },
        only: { type: 'string' },
        against: { type: 'string' },
      },
    });
  } catch (error) {
    throw new OptionsWrong(error instanceof Error ? error.message : String(error));
  }
}

function sectionsOf(asked: readonly string[]): Section[] {
  const unknown = asked.find((name) => !sections.some((section) => section === name));
  if (unknown === undefined) return sections.filter((section) => asked.includes(section));
  throw new OptionsWrong(`There is no section "${unknown}": there are ${sections.join(', ')}.`);
}
