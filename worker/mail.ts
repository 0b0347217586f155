import type { Logger } from 'pino';
import type { Store } from '../store/connection.ts';
import { findMailBacklog, setMailService, type MailBacklog } from '../store/mail-service.ts';
import type { MailRelay } from '../mail/relay.ts';
import type { MailSettings } from '../mail/settings.ts';
import type { Configuration } from './configuration.ts';

/** Undefined where SMTP_URL is not set: then notices are kept in the register alone. */
export function mailSettings(configuration: Configuration): MailSettings | undefined {
  const { SMTP_URL, MAIL_FROM, MAIL_DIGEST_SECONDS, MAIL_MARKING, PUBLIC_URL } = configuration;
  if (SMTP_URL === undefined) return undefined;
  const markings = MAIL_MARKING.split(',').map((marking) => marking.trim());
  return {
    smtpUrl: SMTP_URL,
    from: MAIL_FROM,
    publicUrl: PUBLIC_URL,
    digest: MAIL_DIGEST_SECONDS * 1000,
    markings: markings.filter((marking) => marking !== ''),
  };
}

/** Has notices go out by mail from now on, or no longer. */
export async function startMail(
  configuration: Configuration,
  store: Store,
  logger: Logger,
): Promise<MailRelay | undefined> {
  const settings = mailSettings(configuration);
  await setMailService(store, settings !== undefined);
  if (!settings) return undefined;
  // A worker without mail does without all of it.
  const { MailRelay } = await import('../mail/relay.ts');
  const relay = new MailRelay(store, settings, {
    onTrouble: (error) => logger.warn({ error }, 'Mail rests until the register answers again'),
  });
  relay.start();
  logger.info({ server: new URL(settings.smtpUrl).host }, 'Notices go out by mail');
  return relay;
}

/** How mail stands, for whoever looks after the service. */
export async function mailSentence(store: Store): Promise<string> {
  const backlog = await findMailBacklog(store).catch(() => undefined);
  return backlog ? describe(backlog, Date.now()) : 'Not known: the register can not be reached.';
}

function describe(
  { isOn, waiting, oldest, undelivered, trouble }: MailBacklog,
  now: number,
): string {
  if (!isOn && waiting === 0) return 'Off: SMTP_URL is not set, notices are in the inbox only.';
  const queue =
    waiting === 0 || oldest === null
      ? 'Nothing waits.'
      : `${waiting} ${waiting === 1 ? 'waits' : 'wait'}, the oldest for ${spokenAge(now - oldest)}.`;
  const server = trouble === null ? '' : ` The server can not be used: ${trouble}`;
  const lost = undelivered === 0 ? '' : ` ${undelivered} not delivered in the last day.`;
  const off = isOn ? '' : ' SMTP_URL is not set any more, so nothing is sent.';
  return `${queue}${server}${lost}${off}`;
}

export function spokenAge(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
