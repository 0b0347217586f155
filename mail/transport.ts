import { z } from 'zod';
import type { ClaimedMail } from '../store/mails.ts';
import type { MailSettings } from './settings.ts';

/** What became of one try. `words` are the server's, or what kept us from reaching it. */
export type Sent =
  | { readonly is: 'taken'; readonly words: string }
  /** For good: a 5xx answer about this recipient or this mail (RFC 5321 section 4.2.1). */
  | { readonly is: 'refused'; readonly words: string }
  /** Not now; `isServer`: it is the server that cannot be used, not this mail. */
  | { readonly is: 'delayed'; readonly words: string; readonly isServer: boolean };

export type Transport = {
  readonly send: (mail: Pick<ClaimedMail, 'address' | 'messageId' | 'message'>) => Promise<Sent>;
  readonly close: () => void;
};

/** Two at once leave a slow server some air; waits in milliseconds until a server counts as away. */
const defaults = {
  pool: 'true',
  maxConnections: '4',
  connectionTimeout: '10000',
  greetingTimeout: '10000',
  socketTimeout: '30000',
};

/** Opens the way to the server of SMTP_URL; it connects when the first mail goes. */
export async function openTransport(settings: MailSettings): Promise<Transport> {
  // 12 MiB that a worker without mail does without.
  const { createTransport } = await import('nodemailer');
  const url = new URL(settings.smtpUrl);
  for (const [name, value] of Object.entries(defaults))
    if (!url.searchParams.has(name)) url.searchParams.set(name, value);
  const transport = createTransport(url.href);
  return {
    close: () => transport.close(),
    send: async ({ address, messageId, message }) => {
      try {
        const { response } = await transport.sendMail({
          ...contentOf(message),
          from: settings.from,
          to: address,
          messageId,
        });
        return { is: 'taken', words: oneLine(response) };
      } catch (error) {
        return failed(error);
      }
    },
  };
}

function contentOf({ subject, text, html, language, threads, calendars }: ClaimedMail['message']) {
  const [first, second] = threads;
  return {
    subject,
    text,
    html,
    references: [...threads],
    // A digest about several matters answers none of them.
    ...(first !== undefined && second === undefined ? { inReplyTo: first } : {}),
    headers: {
      // RFC 3834: nobody's holiday note answers a machine.
      'Auto-Submitted': 'auto-generated',
      'Content-Language': language,
    },
    attachments: calendars.map(({ method, content }) => ({
      filename: method === 'CANCEL' ? 'cancelled.ics' : 'deadline.ics',
      content,
      contentType: `text/calendar; charset=utf-8; method=${method}`,
    })),
  };
}

/** Commands whose permanent refusal is about this mail; elsewhere it is about us or the server. */
const aboutTheMail: ReadonlySet<string> = new Set(['RCPT TO', 'DATA']);

const faultOfLibrary = z.object({
  message: z.string(),
  /** Set by the library where the server said something. */
  response: z.string().optional(),
  responseCode: z.number().optional(),
  command: z.string().optional(),
  code: z.string().optional(),
});

function failed(error: unknown): Sent {
  const read = faultOfLibrary.safeParse(error);
  const fault: z.infer<typeof faultOfLibrary> = read.success
    ? read.data
    : { message: String(error) };
  const { message, response, responseCode = 0, command = '', code } = fault;
  const words = oneLine(response ?? message);
  const isAboutMail = aboutTheMail.has(command);
  if (responseCode >= 500 && isAboutMail) return { is: 'refused', words };
  // No server is asked about an address that is none.
  if (code === 'EENVELOPE' && responseCode === 0) return { is: 'refused', words };
  return { is: 'delayed', words, isServer: !isAboutMail };
}

function oneLine(words: string): string {
  return words.replaceAll(/\s+/g, ' ').trim().slice(0, 300);
}
