import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Route } from '../../api/route.ts';
import { routes as served } from '../../api/routes/index.ts';
import { openBrowser } from '../../tools/pictures/browser.ts';
import { openTestedApi, type TestedApi } from './running-api.ts';

let api: TestedApi;
beforeAll(async () => {
  api = await openTestedApi(() => ({ PUBLIC_URL: 'https://nemcon.example.org' }));
}, 60_000);
afterAll(async () => {
  await api.close();
});

const routes: readonly Route[] = served;
const elsewhere = 'https://evil.example';

/** Every address, with values for its parameters that name nothing. */
const addresses = [
  ...routes.map(({ method, path }) => ({
    method: method.toUpperCase(),
    path: path.replaceAll(/\{\w+\}/g, 'NONE-1'),
    isOpen: routes.some((route) => route.path === path && route.isOpen === true),
  })),
  ...[
    '/',
    '/healthz',
    '/readyz',
    '/api/docs',
    '/api/docs/start.js',
    '/api/docs/problems',
    '/api/docs/swagger-ui.css',
    '/api/openapi.json',
    '/api/calendar.ics',
    '/recommendations/SDPR-01',
    '/reviews/sdpr-2024',
    '/nothing',
    '/api/nothing',
  ].map((path) => ({ method: 'GET', path, isOpen: true })),
].map((one) => [`${one.method} ${one.path}`, one] as const);

async function asked(method: string, path: string, more: Record<string, string> = {}) {
  const response = await fetch(new URL(path, api.url), {
    method,
    headers: { origin: elsewhere, ...more },
    redirect: 'manual',
  });
  await response.arrayBuffer();
  return response;
}

describe('every answer of every address', () => {
  test.each(addresses)('%s is told to do nothing in a browser', async (_name, one) => {
    const { headers, status } = await asked(one.method, one.path);
    expect(status).toBeLessThan(500);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|http/);
    if (one.path !== '/api/docs') expect(policy).not.toContain('script-src');
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
    });
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.has('x-powered-by')).toBe(false);
    const isFile = /\.(css|js)$/.test(one.path);
    if (!one.isOpen || status >= 400) expect(headers.get('cache-control')).toBe('no-store');
    else
      expect(headers.get('cache-control')).toMatch(
        isFile ? /no-store|max-age/ : /no-store|no-cache/,
      );
    if (one.path.startsWith('/api/') && !/docs|calendar/.test(one.path))
      expect(headers.get('content-type') ?? 'application/json').toMatch(
        /^application\/(problem\+)?json/,
      );
  });

  test.each(addresses)('%s lets no page of another origin read it', async (_name, one) => {
    const preflight = await asked('OPTIONS', one.path, {
      'access-control-request-method': one.method,
      'access-control-request-headers': 'authorization, content-type, idempotency-key',
    });
    const answer = await asked(one.method, one.path);
    for (const { headers } of [preflight, answer])
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});

test('HSTS is told only where people come by https', async () => {
  const plain = await openTestedApi();
  try {
    const { headers } = await fetch(new URL('/healthz', plain.url));
    expect(headers.has('strict-transport-security')).toBe(false);
  } finally {
    await plain.close();
  }
}, 60_000);

test('the documentation works in a browser under its policy', async () => {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const refused: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/i.test(message.text())) refused.push(message.text());
    });
    await page.goto(new URL('/api/docs', api.url).href);
    await page.waitForSelector('.opblock');
    await page.locator('.opblock-summary').first().click();
    await page.waitForSelector('.opblock-body');
    expect(refused).toEqual([]);
  } finally {
    await browser.close();
  }
}, 60_000);
