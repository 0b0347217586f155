import type { Logger } from 'pino';
import { readAllowed } from '../../outgoing/permitted.ts';
import { TargetRefused } from '../../outgoing/refused.ts';
import { findOutlets, type OutletLine } from '../../store/audit/outlets.ts';
import type { Store } from '../../store/connection.ts';
import { Misconfigured, type Configuration } from '../configuration.ts';
import { spokenAge } from '../mail.ts';
import { fileOutlet } from './file.ts';
import type { Outlet } from './outlet.ts';
import { Publisher } from './publisher.ts';
import { s3Outlet } from './s3.ts';
import { webhookOutlet } from './webhook.ts';

/**
 * The places outside that the configuration names.
 * @throws Misconfigured with a sentence that tells no secret
 */
export function outletsOf(configuration: Configuration): readonly Outlet[] {
  const { AUDIT_PUBLISH_FILE: file, AUDIT_PUBLISH_WEBHOOK: webhook } = configuration;
  const allowed = reading('OUTGOING_ALLOW', () => readAllowed(configuration.OUTGOING_ALLOW));
  const s3 = s3Settings(configuration);
  return [
    ...(file === '' ? [] : [fileOutlet(file)]),
    ...(webhook === ''
      ? []
      : [reading('AUDIT_PUBLISH_WEBHOOK', () => webhookOutlet(webhook, allowed))]),
    ...(s3 ? [reading('AUDIT_PUBLISH_S3_ENDPOINT', () => s3Outlet(s3, allowed))] : []),
  ];
}

function s3Settings(configuration: Configuration) {
  const parts = {
    endpoint: configuration.AUDIT_PUBLISH_S3_ENDPOINT,
    bucket: configuration.AUDIT_PUBLISH_S3_BUCKET,
    accessKeyId: configuration.AUDIT_PUBLISH_S3_ACCESS_KEY_ID,
    secretAccessKey: configuration.AUDIT_PUBLISH_S3_SECRET_ACCESS_KEY,
  };
  const missing = Object.values(parts).filter((part) => part === '').length;
  if (missing === Object.keys(parts).length) return undefined;
  if (missing > 0)
    throw new Misconfigured(
      'AUDIT_PUBLISH_S3_ENDPOINT, _BUCKET, _ACCESS_KEY_ID and _SECRET_ACCESS_KEY belong together: set all of them, or none.',
    );
  const { AUDIT_PUBLISH_S3_REGION: region, AUDIT_PUBLISH_S3_PREFIX: prefix } = configuration;
  return { ...parts, region, prefix };
}

function reading<T>(variable: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TargetRefused)) throw error;
    throw new Misconfigured(`${variable} cannot be used. ${error.message}`);
  }
}

/** Hands out what is signed from now on, and what was signed before. */
export function startPublishing(
  store: Store,
  outlets: readonly Outlet[],
  logger: Logger,
): Publisher | undefined {
  if (outlets.length === 0) return undefined;
  const publisher = new Publisher(store, outlets, {
    onTrouble: (outlet, trouble) =>
      logger.warn({ outlet, trouble }, 'A checkpoint could not be handed out; it is tried again'),
    onPublished: (outlet, size) => logger.debug({ outlet, size }, 'A checkpoint was handed out'),
    onError: (error) => logger.warn({ error }, 'Publishing rests until the register answers again'),
  });
  publisher.start();
  return publisher;
}

/** How publishing stands, for whoever looks after the service. */
export async function publishingSentences(
  store: Store,
  outlets: readonly Outlet[],
): Promise<readonly string[]> {
  const names = outlets.map(({ name }) => name);
  const lines = await findOutlets(store, names).catch(() => undefined);
  if (!lines) return ['Not known: the register can not be reached.'];
  return lines.map((line) => describe(line, Date.now()));
}

function describe({ name, published, waiting, oldest, trouble }: OutletLine, now: number): string {
  const has = `${name}: has the checkpoints up to ${published} entries.`;
  if (waiting === 0 || oldest === null) return has;
  const queue = `${waiting} more ${waiting === 1 ? 'waits' : 'wait'}, the oldest for ${spokenAge(now - oldest)}.`;
  return `${has} ${queue}${trouble === null ? '' : ` ${trouble}`}`;
}
