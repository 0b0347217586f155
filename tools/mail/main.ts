import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { openLog } from '../../log/log.ts';
import { pathOf } from '../../log/path-of.ts';
import { CaughtMails } from './caught.ts';
import { listPage, mailPage, pagePolicy } from './pages.ts';
import { parsedMail } from './parsed.ts';
import { mailCatcher } from './smtp.ts';

/**
 * The mail server of the embedded stack: takes what Nemcon sends and shows it, on this machine only.
 * In production SMTP_URL names a real one and this process does not run.
 */

const log = openLog('mail');
const host = '127.0.0.1';
/** More than fits on a page that somebody reads. */
const mostListed = 100;

try {
  const [smtpPort, pagePort] = (process.env['MAIL_CATCHER_PORTS'] ?? '7425,7482')
    .split(',')
    .map(Number);
  const caught = new CaughtMails();
  const smtp = mailCatcher(caught);
  smtp.on('error', (error: Error) => log.warn({ err: error }, 'a connection failed'));
  await once(smtp.listen(smtpPort, host), 'listening');
  const pages = createServer((request, response) => {
    answer(caught, request, response).catch((error: unknown) => {
      log.error({ err: error, path: pathOf(request.url) }, 'request failed');
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  pages.listen(pagePort, host);
  await once(pages, 'listening');
  log.info({ smtpPort, pagePort }, 'mail is caught');
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => stop(smtp, pages));
} catch (error) {
  log.fatal(`Mail can not be caught: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function answer(
  caught: CaughtMails,
  { url = '/', method }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const send = (status: number, type: string, body: string | Buffer) =>
    void response
      .writeHead(status, { ...safety, 'content-type': type })
      .end(method === 'HEAD' ? undefined : body);
  const { pathname, searchParams } = new URL(url, `http://${host}`);
  const newest = () => caught.all().slice(0, mostListed);
  if (pathname === '/readyz') return send(200, 'application/json', '{"status":"ready"}');
  if (pathname === '/')
    return send(200, html, listPage(await Promise.all(newest().map(parsedMail))));
  if (pathname === '/messages') {
    const to = searchParams.get('to');
    const asked = caught.all().filter((mail) => to === null || mail.to.includes(to));
    return send(200, json, JSON.stringify({ items: await Promise.all(asked.map(parsedMail)) }));
  }
  const [, id, raw] = /^\/mails\/(\d{1,9})(\/raw)?$/.exec(pathname) ?? [];
  const mail = id === undefined ? undefined : caught.find(Number(id));
  if (!mail) return send(404, 'text/plain; charset=utf-8', 'No such mail is kept.\n');
  if (raw !== undefined) return send(200, 'text/plain; charset=utf-8', mail.raw);
  send(200, html, mailPage(await parsedMail(mail)));
}

const html = 'text/html; charset=utf-8';
const json = 'application/json; charset=utf-8';

const safety = {
  'content-security-policy': pagePolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

function stop(smtp: ReturnType<typeof mailCatcher>, pages: Server): void {
  log.info('stopping');
  smtp.close(() => undefined);
  pages.close();
  pages.closeAllConnections();
}
