import { z } from 'zod';
import { limitSettings } from './limits/settings.ts';
import type { LimitSettings } from './limits/limits.ts';
import { keyRingOf } from '../codec/configuration.ts';
import { KeyRingUnusable, type KeyRing } from '../codec/keys.ts';
import { SecretUnreadable, withSecrets } from '../secrets/given.ts';
import { signInSettings, signInVariables, type SignInSettings } from './auth/sign-in-settings.ts';

/** A configuration that cannot work; the message says which variable and how to mend it. */
export class ConfigurationWrong extends Error {}

const port = z.coerce.number().int().min(0).max(65_535);
const count = z.coerce.number().int().min(1).max(10_000_000);

const Environment = z.object({
  DATABASE_URL: z
    .string({ error: 'is missing; set it to postgres://USER:PASSWORD@HOST:PORT/DATABASE' })
    .regex(/^postgres(ql)?:\/\/\S+$/, {
      error: 'is no address of PostgreSQL; write postgres://USER:PASSWORD@HOST:PORT/DATABASE',
    }),
  TEMPORAL_ADDRESS: z
    .string({ error: 'is missing; set it to HOST:PORT of a Temporal server' })
    .regex(/^[^\s/]+:\d{1,5}$/, { error: 'is no HOST:PORT; write for example 127.0.0.1:7233' }),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  TEMPORAL_TASK_QUEUE: z.string().min(1).default('nemcon'),
  TEMPORAL_UI_URL: z.url().optional(),
  OIDC_ISSUER: z.url({
    error:
      'is missing or no URL; set it to the issuer of your tokens, for example https://login.example.org',
  }),
  OIDC_AUDIENCE: z.string().min(1).default('nemcon'),
  ...signInVariables,
  API_HOST: z.string().min(1).default('127.0.0.1'),
  API_PORT: port.default(7480),
  PUBLIC_URL: z.url().optional(),
  NEMCON_PAGES: z.string().min(1).optional(),
  API_RATE_LIMIT: count.optional(),
  API_RATE_LIMIT_BODY: count.optional(),
  API_RATE_LIMIT_BINDING: count.optional(),
  API_RATE_LIMIT_COSTLY: count.optional(),
  API_RATE_LIMIT_STRANGERS: count.optional(),
  API_RATE_LIMIT_FAILURES: count.optional(),
  API_TRUSTED_PROXIES: z
    .string()
    .regex(/^[\w.:/, ]*$/, {
      error: 'is no list of addresses; write for example 10.0.0.0/8 or uniquelocal',
    })
    .default(''),
  API_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(20),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Configuration = {
  readonly databaseUrl: string;
  readonly poolSize: number;
  readonly temporal: {
    readonly address: string;
    readonly namespace: string;
    readonly taskQueue: string;
    /** null: no links to the Temporal UI are handed out. */
    readonly uiUrl: string | null;
    /** Empty: what goes to Temporal is not encrypted. */
    readonly keyRing: KeyRing;
  };
  readonly oidc: { readonly issuer: string; readonly audience: string };
  readonly signIn: SignInSettings;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** null: what host and port say. */
  readonly publicUrl: string | null;
  /** The folder with the built pages (web/build.ts); null: the API alone. */
  readonly pages: string | null;
  readonly limits: LimitSettings;
  /** Addresses of the proxies whose word about the caller's address is taken; none by default. */
  readonly trustedProxies: readonly string[];
  readonly logLevel: string;
};

/**
 * Reads the configuration from environment variables, and from the files that NAME_FILE names.
 * @throws ConfigurationWrong naming every variable that cannot work
 */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  try {
    const whole = withSecrets(environment);
    return configurationOf(whole, keyRingOf(whole));
  } catch (error) {
    const isOurs = error instanceof SecretUnreadable || error instanceof KeyRingUnusable;
    throw isOurs ? new ConfigurationWrong(error.message) : error;
  }
}

function configurationOf(environment: NodeJS.ProcessEnv, keyRing: KeyRing): Configuration {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success)
    throw new ConfigurationWrong(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`).join('\n'),
    );
  const given = parsed.data;
  refuseUnencrypted(given.OIDC_ISSUER);
  return {
    databaseUrl: given.DATABASE_URL,
    poolSize: given.API_POOL_SIZE,
    temporal: {
      address: given.TEMPORAL_ADDRESS,
      namespace: given.TEMPORAL_NAMESPACE,
      taskQueue: given.TEMPORAL_TASK_QUEUE,
      uiUrl: given.TEMPORAL_UI_URL?.replace(/\/$/, '') ?? null,
      keyRing,
    },
    oidc: { issuer: given.OIDC_ISSUER, audience: given.OIDC_AUDIENCE },
    signIn: signInSettings(given),
    host: given.API_HOST,
    port: given.API_PORT,
    publicUrl: given.PUBLIC_URL?.replace(/\/$/, '') ?? null,
    pages: given.NEMCON_PAGES ?? null,
    limits: limitSettings({
      person: given.API_RATE_LIMIT,
      body: given.API_RATE_LIMIT_BODY,
      binding: given.API_RATE_LIMIT_BINDING,
      costly: given.API_RATE_LIMIT_COSTLY,
      strangers: given.API_RATE_LIMIT_STRANGERS,
      failures: given.API_RATE_LIMIT_FAILURES,
    }),
    trustedProxies: given.API_TRUSTED_PROXIES.split(',').flatMap((one) => one.trim() || []),
    logLevel: given.LOG_LEVEL,
  };
}

/** Keys fetched over plain HTTP from another machine could be anybody's. */
function refuseUnencrypted(issuer: string): void {
  const { protocol, hostname } = new URL(issuer);
  const isNear = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
  if (protocol === 'https:' || isNear) return;
  throw new ConfigurationWrong(
    `OIDC_ISSUER is ${issuer}, which is not encrypted and not on this machine; use https.`,
  );
}
