import { join } from 'node:path';
import type { PartPlan } from '../part.ts';
import { run } from './command.ts';
import { temporalBinary } from './temporal-binary.ts';

export interface TemporalOptions {
  /** The data folder; the server's file is in its `temporal`, which `openFolder` makes. */
  data: string;
  port: number;
  uiPort: number;
  log: string;
  /** Asked by the UI to decrypt; undefined: nothing is encrypted. */
  codecEndpoint: string | undefined;
  /** false gives up safety against a crash of the machine, for tests only. */
  durable: boolean;
}

/** How long closed workflows stay readable; a dev server's own default is one day. */
const RETENTION = '9600h';

/**
 * The typed search attributes of a recommendation: at most ten keywords, each worth a column or a
 * filter in the Temporal UI.
 */
export const searchAttributes = {
  Review: 'Keyword',
  Reference: 'Keyword',
  Stage: 'Keyword',
  Outcome: 'Keyword',
  WaitingOn: 'KeywordList',
  Escalation: 'Int',
  WorkingGroup: 'Keyword',
  DueAt: 'Datetime',
  Overdue: 'Bool',
  Round: 'Int',
} as const;

/** What our workflows need of any Temporal server; docs/operations.md repeats it. */
export const dynamicConfig = {
  // 33 delegations may answer in the same second; the default is 10.
  'history.maxInFlightUpdates': '100',
  // The activity that records a decision starts in the worker that just accepted it.
  'system.enableActivityEagerExecution': 'true',
} as const;

/** The Temporal dev server as a part: with its UI, a file that keeps, and our search attributes. */
export function temporalPart(options: TemporalOptions): PartPlan {
  let binary = 'temporal';
  return {
    name: 'temporal',
    log: options.log,
    prepare: async (preparing) => {
      binary = await temporalBinary(preparing);
      return { file: binary, args: startArguments(options), cwd: options.data };
    },
    // Setting the retention is the first thing that needs a server in working order.
    isReady: () => setRetention(binary, options.port),
    stop: { signal: 'SIGTERM', within: 15_000 },
  };
}

function startArguments(asked: TemporalOptions): string[] {
  const { data, port, uiPort, durable, codecEndpoint } = asked;
  const options: Record<string, string> = {
    // Neither is for anybody but this machine: both ask nobody who they are.
    ip: '127.0.0.1',
    'ui-ip': '127.0.0.1',
    port: String(port),
    'ui-port': String(uiPort),
    'db-filename': join(data, 'temporal', 'temporal.db'),
    'log-format': 'json',
    'log-level': 'warn',
    ...(codecEndpoint === undefined ? {} : { 'ui-codec-endpoint': codecEndpoint }),
  };
  return [
    'server',
    'start-dev',
    '--ui-disable-news-fetch',
    ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
    ...pairs('sqlite-pragma', {
      journal_mode: 'WAL',
      synchronous: durable ? 'FULL' : 'OFF',
    }),
    ...pairs('dynamic-config-value', dynamicConfig),
    ...pairs('search-attribute', searchAttributes),
  ];
}

function pairs(option: string, values: Record<string, string>): string[] {
  return Object.entries(values).flatMap(([name, value]) => [`--${option}`, `${name}=${value}`]);
}

async function setRetention(binary: string, port: number): Promise<boolean> {
  const where = ['--address', `127.0.0.1:${port}`, '--disable-config-env', '--disable-config-file'];
  const command = ['operator', 'namespace', 'update', '--namespace', 'default'];
  const { code } = await run({
    file: binary,
    args: [...command, '--retention', RETENTION, '--command-timeout', '5s', ...where],
  });
  return code === 0;
}
