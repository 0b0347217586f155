import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultFolder } from './folder.ts';
import { partNames } from './parts.ts';
import type { PartName } from './parts.ts';
import { defaultPorts, portKeys, portNames } from './ports.ts';
import type { Ports } from './ports.ts';
import { Trouble, sentenceOf } from './trouble.ts';

/** What was asked of `npm start`. */
export interface StartOptions {
  help: boolean;
  data: string;
  ports: Ports | 'free';
  parts: readonly PartName[];
  /** Of the sample: the whole review, or its people alone, who set one up themselves. */
  sample: 'review' | 'people';
  reset: boolean;
  /** Encrypt what goes to Temporal; undefined: as TEMPORAL_CODEC says. */
  codec: true | undefined;
  /** Do not ask before a reset. */
  yes: boolean;
}

const portOptions = Object.fromEntries(
  portKeys.map((key) => [portNames[key].option, { type: 'string' as const }]),
);

/** @throws Trouble that names the option which makes no sense */
export function parseOptions(args: readonly string[]): StartOptions {
  const { values } = read(args);
  const parts = values['only'] === undefined ? partNames : partList(values['only']);
  return {
    help: values['help'] ?? false,
    data: values['data'] === undefined ? defaultFolder() : resolve(values['data']),
    ports: values['free-ports'] ? 'free' : portsFrom(values),
    parts,
    sample: values['no-sample'] ? 'people' : 'review',
    reset: values['reset'] ?? false,
    codec: values['codec'] ? true : undefined,
    yes: values['yes'] ?? false,
  };
}

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        ...portOptions,
        help: { type: 'boolean', short: 'h' },
        data: { type: 'string' },
        only: { type: 'string' },
        'free-ports': { type: 'boolean' },
        'no-sample': { type: 'boolean' },
        reset: { type: 'boolean' },
        codec: { type: 'boolean' },
        yes: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new Trouble(`${sentenceOf(error)} (npm start -- --help lists the options)`);
  }
}

function portsFrom(values: Record<string, string | boolean | undefined>): Ports {
  const ports = { ...defaultPorts };
  for (const key of portKeys) {
    const { option } = portNames[key];
    const text = values[option];
    if (text === undefined) continue;
    const port = Number(text);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Trouble(`--${option} is ${text}: it has to be a number from 1 to 65535.`);
    }
    ports[key] = port;
  }
  return ports;
}

function partList(text: string): PartName[] {
  const asked = text.split(',');
  const unknown = asked.find((name) => !partNames.some((part) => part === name));
  if (unknown === undefined) return partNames.filter((part) => asked.includes(part));
  throw new Trouble(`--only names no part "${unknown}": there are ${partNames.join(', ')}.`);
}

/** The text of `--help`. */
export function help(): string {
  const ports = portKeys.map((key) =>
    row(
      `--${portNames[key].option} NUMBER`,
      `port of ${portNames[key].purpose}`,
      defaultPorts[key],
    ),
  );
  return `npm start -- [options]

Starts Nemcon: PostgreSQL, Temporal with its UI, the sign-in issuer, a mail server that catches
what is sent and shows it, the worker and the API.
Ctrl-C stops everything; the data are kept.

${row('--data FOLDER', 'where the data and the logs are', defaultFolder())}
${row('--no-sample', 'sample people, but no review: the first page offers one')}
${row('--reset', 'delete all data first (asks; --yes does not)')}
${row('--codec', 'encrypt what goes to Temporal, from now on')}
${row('--only PART,PART', `only these of ${partNames.join(', ')}`)}
${row('--free-ports', 'let the operating system choose the ports')}
${ports.join('\n')}
${row('--help', 'this text')}

NEMCON_DATA names another default for the data folder; DATABASE_URL, TEMPORAL_ADDRESS, OIDC_ISSUER
and SMTP_URL name servers of your own to use instead of those that this starts.
`;
}

function row(option: string, meaning: string, standard?: string | number): string {
  const suffix = standard === undefined ? '' : ` (${standard})`;
  return `  ${option.padEnd(26)} ${meaning}${suffix}`;
}
