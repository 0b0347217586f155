import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { until } from '../faults/until.ts';

/** A mail that a server really took. */
export type Arrived = {
  readonly to: string;
  readonly messageId: string;
  readonly parsed: ParsedMail;
  /** Calendar files by their method. */
  readonly calendars: Readonly<Record<string, string>>;
};

type Refusal = { readonly at: 'RCPT' | 'DATA'; readonly code: number; readonly words: string };

/** A mail server that takes, refuses or dawdles as it is told. */
export class MailServer {
  readonly arrived: Arrived[] = [];
  /** Addresses that are refused, and how. */
  readonly refusals = new Map<string, Refusal>();
  /** Milliseconds before a mail is answered. */
  slowness = 0;
  /** false: it takes a mail and hangs up before it says so. */
  answers = true;
  readonly port: number;
  readonly #server: SMTPServer;
  #closed: Promise<void> | undefined;

  private constructor(server: SMTPServer, port: number) {
    this.#server = server;
    this.port = port;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  static async start(port = 0): Promise<MailServer> {
    let self: MailServer | undefined;
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: ({ address }, _session, done) => done(self?.refusalOf(address, 'RCPT')),
      onData: (stream, session, done) => {
        const to = session.envelope.rcptTo[0]?.address ?? '';
        const take = async (): Promise<void> => {
          const parsed = await simpleParser(stream);
          await sleep(self?.slowness ?? 0);
          const refusal = self?.refusalOf(to, 'DATA');
          if (!refusal) self?.arrived.push(arrivedAs(to, parsed));
          if (refusal || self?.answers) done(refusal);
        };
        void take().then(undefined, done);
      },
    });
    server.on('error', () => undefined);
    const listening = server.listen(port, '127.0.0.1');
    await once(listening, 'listening');
    const address = listening.address();
    self = new MailServer(server, typeof address === 'object' && address ? address.port : 0);
    return self;
  }

  refusalOf(address: string, at: Refusal['at']): Error | null {
    const refusal = this.refusals.get(address);
    if (!refusal || refusal.at !== at) return null;
    return Object.assign(new Error(refusal.words), { responseCode: refusal.code });
  }

  to(address: string): Arrived[] {
    return this.arrived.filter((one) => one.to === address);
  }

  /** Waits until so many mails have arrived for an address. */
  async mailsTo(address: string, count = 1): Promise<Arrived[]> {
    return await until(`${count} arrived for ${address}`, () => {
      const found = this.to(address);
      return found.length >= count && found;
    });
  }

  close(): Promise<void> {
    this.#closed ??= new Promise((resolve) => {
      this.#server.close(() => resolve());
    });
    return this.#closed;
  }
}

function arrivedAs(to: string, parsed: ParsedMail): Arrived {
  const calendars = parsed.attachments
    .filter(({ contentType }) => contentType === 'text/calendar')
    .map(({ content }): [string, string] => {
      const text = content.toString('utf8');
      return [/^METHOD:(\w+)/m.exec(text)?.[1] ?? 'NONE', text];
    });
  return {
    to,
    messageId: parsed.messageId ?? '',
    parsed,
    calendars: Object.fromEntries(calendars),
  };
}
