import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express, type Request, type Response } from 'express';

/**
 * The pages, from files that are built once: those with a hash in their name are kept for a year,
 * the page around them never. Every address that is nobody else's is a page, because the pages
 * themselves know which there are.
 *
 * @param folder what `web/build.ts` made
 */
export function servePages(app: Express, folder: string): void {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  app.use(
    '/assets',
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
