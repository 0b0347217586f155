import { SMTPServer } from 'smtp-server';
import type { CaughtMails } from './caught.ts';

/** A larger mail is no mail of ours. */
const largest = 1024 * 1024;

/** Takes every mail for everybody, and passes none on. */
export function mailCatcher(caught: CaughtMails): SMTPServer {
  return new SMTPServer({
    // On the machine itself only: nothing to encrypt, nobody to ask who they are.
    disabledCommands: ['STARTTLS', 'AUTH'],
    size: largest,
    disableReverseLookup: true,
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      stream.on('data', (part: Buffer) => {
        bytes += part.length;
        if (bytes <= largest) parts.push(part);
      });
      stream.once('end', () => {
        if (bytes > largest)
          return done(Object.assign(new Error('The mail is too large'), { responseCode: 552 }));
        const to = session.envelope.rcptTo.map(({ address }) => address);
        caught.add(to, Buffer.concat(parts), Date.now());
        done();
      });
    },
  });
}
