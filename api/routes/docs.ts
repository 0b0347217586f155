import type { ServerResponse } from 'node:http';
import { dirname } from 'node:path';
import { createRequire } from 'node:module';
import express, { type Express, type Request, type Response } from 'express';
import { problems } from '../problem.ts';
import { docsPolicy } from '../safety.ts';

const swaggerFolder = dirname(
  createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'),
);

/** The OpenAPI document, Swagger UI from our own files, what each problem means, and a first page. */
export function serveDocs(app: Express, document: object): void {
  app.get('/api/openapi.json', (_request: Request, response: Response) => {
    response.json(document);
  });
  app.get(['/api/docs', '/api/docs/'], docsPolicy, (_request: Request, response: Response) => {
    response.type('html').send(docsPage);
  });
  app.get('/api/docs/start.js', (_request: Request, response: Response) => {
    response.type('js').send(startScript);
  });
  app.get('/api/docs/problems', (_request: Request, response: Response) => {
    response.type('html').send(problemsPage());
  });
  app.use('/api/docs', express.static(swaggerFolder, { index: false, setHeaders: keep }));
  app.get('/', (_request: Request, response: Response) => {
    response.type('html').send(firstPage);
  });
}

/** The same for everybody until the next release. */
function keep(response: ServerResponse): void {
  response.setHeader('cache-control', 'public, max-age=3600');
}

const startScript = `window.ui = SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  persistAuthorization: false,
  presets: [SwaggerUIBundle.presets.apis],
});
`;

function page(title: string, head: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${head}</head>
<body>
${body}</body>
</html>
`;
}

const docsPage = page(
  'Nemcon API',
  '<link rel="stylesheet" href="/api/docs/swagger-ui.css">\n',
  '<div id="docs"></div>\n<script src="/api/docs/swagger-ui-bundle.js"></script>\n<script src="/api/docs/start.js"></script>\n',
);

const firstPage = page(
  'Nemcon',
  '',
  `<main>
<h1>Nemcon</h1>
<p>Routes recommendations through bodies that decide by consensus.</p>
<ul>
<li><a href="/api/docs">The API, to read and to try</a></li>
<li><a href="/api/openapi.json">Its OpenAPI document</a></li>
<li><a href="/api/docs/problems">What each problem means</a></li>
<li><a href="/readyz">Whether it is ready</a></li>
</ul>
</main>
`,
);

function problemsPage(): string {
  const rows = Object.entries(problems)
    .map(
      ([code, [status, title]]) =>
        `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${title}</td></tr>\n`,
    )
    .join('');
  const heading = '<tr><th>Code</th><th>Status</th><th>Meaning</th></tr>\n';
  return page('Nemcon problems', '', `<h1>Problems</h1>\n<table>\n${heading}${rows}</table>\n`);
}
