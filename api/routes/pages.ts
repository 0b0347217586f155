import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { ConfigurationWrong } from '../configuration.ts';

/**
 * The pages, from files that are built once: those with a hash in their name are kept for a year,
 * the page around them never. Every address that is nobody else's is a page, because the pages
 * themselves know which there are.
 *
 * @param folder what `web/build.ts` made
 */
export function servePages(app: Express, folder: string): void {
  const page = frontPage(folder);
  app.use(
    '/assets',
    compressed,
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '365d', index: false }),
  );
  app.get('/nemcon.svg', (_request: Request, response: Response) => {
    response.sendFile('nemcon.svg', { root: folder, maxAge: '1d' });
  });
  app.get(/^\/(?!api\/|auth\/|assets\/|healthz|readyz)/, (request, response, next) => {
    if (!request.accepts('html')) return next();
    sendPage(page, response);
  });
}

/** Answers with the file that was compressed when the pages were built, to whoever understands it. */
function compressed(request: Request, response: Response, next: NextFunction): void {
  const kind = /\.(js|css)$/.exec(request.path)?.[1];
  const encoding = request.acceptsEncodings(['br', 'gzip', 'identity']);
  response.vary('accept-encoding');
  if (kind !== undefined && (encoding === 'br' || encoding === 'gzip')) {
    request.url = `${request.path}.${encoding === 'br' ? 'br' : 'gz'}`;
    response.set('content-encoding', encoding).type(kind);
  }
  next();
}

/** @throws ConfigurationWrong where the folder holds no pages */
function frontPage(folder: string): string {
  try {
    return readFileSync(join(folder, 'index.html'), 'utf8');
  } catch {
    throw new ConfigurationWrong(
      `NEMCON_PAGES names ${folder}, where no pages are: build them by node web/build.ts, or unset NEMCON_PAGES.`,
    );
  }
}

/** React Aria writes two small style sheets of its own into the page, which the nonce lets in. */
function sendPage(page: string, response: Response): void {
  const nonce = randomBytes(18).toString('base64');
  response
    .set({ 'cache-control': 'no-store', 'content-security-policy': policyWith(nonce) })
    .type('html')
    .send(page.replace('__CSP_NONCE__', nonce));
}

/** Scripts only from our own files, no inline ones; nothing from or to anywhere else. */
function policyWith(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}
