import { readFileSync, statSync } from 'node:fs';

/** What must never be seen: each is given as NAME, or as NAME_FILE, which names a file with it. */
export const secretNames = [
  'DATABASE_URL',
  'API_DATABASE_URL',
  'WORKER_DATABASE_URL',
  'SMTP_URL',
  'AUDIT_KEY',
  'AUDIT_PUBLISH_WEBHOOK',
  'AUDIT_PUBLISH_S3_SECRET_ACCESS_KEY',
  'TEMPORAL_CODEC_KEYS',
  'TEMPORAL_API_KEY',
  'OIDC_CLIENT_SECRET',
] as const;

/** The message names the variable and the file, and never a secret. */
export class SecretUnreadable extends Error {
  override readonly name = 'SecretUnreadable';
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment with every NAME_FILE read into its NAME. An empty variable is one that is not set:
 * compose hands it on so.
 * @throws SecretUnreadable where both are set, or a file cannot be read or, in production, is open
 *   to others
 */
export function withSecrets(env: Environment): Record<string, string | undefined> {
  const read = secretNames.flatMap((name) => {
    const file = env[`${name}_FILE`] ?? '';
    if (file === '') return [];
    if ((env[name] ?? '') !== '')
      throw new SecretUnreadable(`${name} and ${name}_FILE are both set: keep one of them.`);
    return [[name, secretIn(file, `${name}_FILE`, env)] as const];
  });
  return { ...env, ...Object.fromEntries(read) };
}

/**
 * The same for a program that hands its environment on: what NAME_FILE names stands in NAME from now
 * on, so that the programs it starts do not find both.
 * @throws SecretUnreadable
 */
export function takeSecrets(env: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(withSecrets(env)))
    if (value !== undefined) env[name] = value;
  for (const name of secretNames) delete env[`${name}_FILE`];
}

/**
 * A secret from a file, without the line end after it.
 * @param variable that named the file, for the sentence
 * @throws SecretUnreadable
 */
export function secretIn(file: string, variable: string, env: Environment): string {
  if (env['NODE_ENV'] === 'production') refuseOpen(file, variable);
  const text = reading(file, variable, () => readFileSync(file, 'utf8')).trim();
  if (text === '')
    throw new SecretUnreadable(
      `${variable} names ${file}, which is empty: write the secret there.`,
    );
  return text;
}

function refuseOpen(file: string, variable: string): void {
  const { mode } = reading(file, variable, () => statSync(file));
  if ((mode & 0o007) === 0) return;
  throw new SecretUnreadable(
    `${variable} names ${file}, which anybody on the machine may open: chmod o-rwx it, then start again.`,
  );
}

function reading<T>(file: string, variable: string, how: () => T): T {
  try {
    return how();
  } catch (error) {
    throw new SecretUnreadable(
      `${variable} names ${file}, which cannot be read (${codeOf(error)}): correct the name or its rights.`,
    );
  }
}

function codeOf(error: unknown): string {
  const isNamed = typeof error === 'object' && error !== null && 'code' in error;
  return isNamed ? String(error.code) : 'for a reason unknown';
}
