import { z } from 'zod';
import { keyRingOf } from '../codec/configuration.ts';
import { KeyRingUnusable, type KeyRing } from '../codec/keys.ts';
import { SecretUnreadable, withSecrets } from '../secrets/given.ts';

/** Compose hands on what is not set as an empty word. */
function orElse(usual: string, form: RegExp) {
  return z
    .string()
    .default('')
    .transform((text) => (text === '' ? usual : text))
    .refine((text) => form.test(text), { error: `must be a word such as ${usual}` });
}

const schema = z.object({
  DATABASE_URL: z.string().min(1),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s:/]+:\d{1,5}$/, 'must be host:port, for example 127.0.0.1:7233')
    .optional(),
  TEMPORAL_NAMESPACE: z.string().min(1).optional(),
  TEMPORAL_TASK_QUEUE: z.string().min(1).default('nemcon'),
  WORKER_HEALTH_PORT: z.coerce.number().int().min(0).max(65_535).default(7481),
  // Compose hands on what is not set as an empty word.
  SMTP_URL: z
    .string()
    .default('')
    .refine((text) => text === '' || (/^smtps?:\/\/\S+$/.test(text) && URL.canParse(text)), {
      error: 'must be smtp://HOST:PORT or smtps://USER:PASSWORD@HOST:PORT',
    })
    .transform((text) => (text === '' ? undefined : text)),
  MAIL_FROM: z.string().min(3).max(320).default('Nemcon <nemcon@localhost>'),
  MAIL_DIGEST_SECONDS: z.coerce.number().min(0).max(3_600).default(2),
  MAIL_MARKING: z.string().default(''),
  PUBLIC_URL: z.url().default('http://127.0.0.1:7480'),
  NEMCON_BUNDLE: z.string().min(1).optional(),
  AUDIT_KEY: z
    .string()
    .default('')
    .transform((text) => (text === '' ? undefined : text)),
  // Where checkpoints are handed out beside the API; empty: nowhere.
  AUDIT_SEEN_FILE: z.string().default(''),
  AUDIT_PUBLISH_FILE: z.string().default(''),
  AUDIT_PUBLISH_WEBHOOK: z.string().default(''),
  AUDIT_PUBLISH_S3_ENDPOINT: z.string().default(''),
  AUDIT_PUBLISH_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9.-]{0,63}$/, 'must be the name of a bucket')
    .default(''),
  AUDIT_PUBLISH_S3_REGION: orElse('us-east-1', /^[a-z0-9-]{1,40}$/),
  AUDIT_PUBLISH_S3_PREFIX: orElse('nemcon/', /^[A-Za-z0-9/_-]{1,100}$/),
  AUDIT_PUBLISH_S3_ACCESS_KEY_ID: z.string().default(''),
  AUDIT_PUBLISH_S3_SECRET_ACCESS_KEY: z.string().default(''),
  OUTGOING_ALLOW: z.string().default(''),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error']).default('info'),
});

export type Configuration = z.infer<typeof schema> & {
  /** Empty: what goes to Temporal is not encrypted. */
  readonly keyRing: KeyRing;
};

/** Something that whoever runs the worker has to mend; the message is a sentence to show. */
export class Misconfigured extends Error {
  override readonly name = 'Misconfigured';
}

/**
 * The worker's configuration from its environment, and from the files that NAME_FILE names.
 * @throws Misconfigured naming each variable
 */
export function readConfiguration(env: Record<string, string | undefined>): Configuration {
  try {
    const whole = withSecrets(env);
    return { ...parsed(whole), keyRing: keyRingOf(whole) };
  } catch (error) {
    const isOurs = error instanceof SecretUnreadable || error instanceof KeyRingUnusable;
    throw isOurs ? new Misconfigured(error.message) : error;
  }
}

function parsed(env: Record<string, string | undefined>): z.infer<typeof schema> {
  const read = schema.safeParse(env);
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Misconfigured(
    `The worker can't start with this environment (${faults.join('; ')}): correct it and start again.`,
  );
}
