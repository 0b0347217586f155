import type { Express, Request, Response } from 'express';

/**
 * Where the links of mails and calendars lead. The same page whatever is asked for, so it tells a
 * stranger nothing, and following a link never does anything: mail programs follow them by themselves.
 */
export function serveMailLinks(app: Express): void {
  app.get(['/recommendations/:id', '/reviews/:id'], (request: Request, response: Response) => {
    const kind = request.path.startsWith('/reviews/') ? 'reviews' : 'recommendations';
    const id = String(request.params['id']);
    response.set('cache-control', 'no-store').type('html').send(page(kind, id));
  });
}

function page(kind: string, id: string): string {
  const address = `/api/${kind}/${encodeURIComponent(id)}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(id)}</title>
</head>
<body>
<main>
<h1>${escaped(id)}</h1>
<p>This page decides nothing. Where the matter stands is at <code>GET ${escaped(address)}</code>, for
those who take part and are signed in; what awaits you is at <code>GET /api/inbox</code>.</p>
<p><a href="/api/docs">The API, to read and to try</a></p>
</main>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
