import { MailRelay } from '../../mail/relay.ts';
import { openStore } from '../../store/connection.ts';
import { quick } from './post-office.ts';

/** A relay in a process of its own, so that it can be killed: DATABASE_URL and SMTP_URL name its world. */
const store = await openStore({ url: process.env['DATABASE_URL'] ?? '' });
new MailRelay(
  store,
  {
    smtpUrl: process.env['SMTP_URL'] ?? '',
    from: 'nemcon@review.example',
    publicUrl: 'https://nemcon.example',
    digest: 0,
    markings: [],
  },
  { pace: quick, onTrouble: (error) => console.error(error) },
).start();
