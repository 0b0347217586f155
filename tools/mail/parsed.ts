import type { CaughtMail } from './caught.ts';

/** What of a mail is shown and answered as JSON. */
export type ShownMail = {
  readonly id: number;
  readonly at: string;
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly messageId: string;
  readonly inReplyTo: string | null;
  readonly text: string;
  readonly html: string;
  readonly calendars: readonly string[];
};

/** Parsed when somebody looks: most mails are never looked at, and the parser is large. */
export async function parsedMail({ id, at, to, raw }: CaughtMail): Promise<ShownMail> {
  const { simpleParser } = await import('mailparser');
  const mail = await simpleParser(raw);
  return {
    id,
    at: new Date(at).toISOString(),
    to,
    from: mail.from?.text ?? '',
    subject: mail.subject ?? '',
    messageId: mail.messageId ?? '',
    inReplyTo: mail.inReplyTo ?? null,
    text: mail.text ?? '',
    html: mail.html || '',
    calendars: mail.attachments
      .filter(({ contentType }) => contentType === 'text/calendar')
      .map(({ content }) => content.toString('utf8')),
  };
}
