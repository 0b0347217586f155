import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { openBrowser } from '../../tools/pictures/browser.ts';

/** What a page did in a real browser that it must not. */
export type Misdeed = { readonly page: number; readonly what: string };

/** Elements and attributes that what we render may be made of. */
const elements =
  'a,blockquote,body,br,code,dd,dl,dt,em,h1,h2,h3,h4,h5,h6,head,hr,html,iframe,li,main,meta,ol,p,pre,s,small,strong,style,table,caption,tbody,td,th,thead,title,tr,ul';
const attributes =
  'charset,class,colspan,content,href,lang,name,rel,sandbox,scope,srcdoc,start,style,title';

/** How many pages stand in one frame, each before a line that none may swallow. */
const together = 10;

/** How many frames stand in one tab at a time. */
const atOnce = 12;

/**
 * Shows pages in a real Chromium, without the headers that would save them: each must be harmless
 * as it is. Scripts are on, whatever is loaded from elsewhere is noted and refused.
 *
 * @param pages whole pages or parts of one, as HTML
 */
export async function misdeedsOf(pages: readonly string[]): Promise<readonly Misdeed[]> {
  const parts = Array.from({ length: Math.ceil(pages.length / together) }, (_, at) =>
    pages.slice(at * together, (at + 1) * together),
  );
  const [browser, server] = await Promise.all([openBrowser(), serve(parts)]);
  try {
    const found: Misdeed[] = [];
    for (let from = 0; from < parts.length; from += atOnce)
      found.push(...(await shown(browser, server.origin, from, parts)));
    return found;
  } finally {
    await browser.close();
    server.close();
  }
}

/** `/all/12` is a page of frames, of which `/one/12` is the first. */
async function serve(parts: readonly (readonly string[])[]) {
  const server = createServer(({ url }, response) => {
    const [, kind, number] = /^\/(all|one)\/(\d+)$/.exec(url ?? '') ?? [];
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    const part = parts[Number(number)] ?? [];
    response.end(
      kind === 'all' ? framesOf(parts.length, Number(number)) : part.map(ended).join(''),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://127.0.0.1:${port}`, close };
}

function ended(page: string): string {
  return `${page}<hr class="end">`;
}

function framesOf(count: number, from: number): string {
  const frames = Array.from({ length: Math.min(atOnce, count - from) }, (_, at) => from + at);
  const written = frames.map((number) => `<iframe src="/one/${number}"></iframe>`);
  return `<!doctype html><title>all</title>${written.join('')}`;
}

async function shown(
  browser: Browser,
  origin: string,
  from: number,
  parts: readonly (readonly string[])[],
) {
  const found: Misdeed[] = [];
  const first = from * together;
  // Nobody serves what is elsewhere; that it was asked for is what counts.
  const proxy = { server: 'http://127.0.0.1:9', bypass: '127.0.0.1' };
  const context = await browser.newContext({ proxy });
  const page = await context.newPage();
  page.on('dialog', (dialog) => {
    found.push({ page: first, what: `a dialog: ${dialog.message()}` });
    void dialog.dismiss();
  });
  page.on('download', () => found.push({ page: first, what: 'a download' }));
  page.on('request', (request) => {
    const url = new URL(request.url());
    const isOurs =
      url.origin === origin && /^\/(all|one)\/\d+$|^\/favicon\.ico$/.test(url.pathname);
    if (!isOurs) found.push({ page: first, what: `a request: ${url.href}` });
  });
  await page.addInitScript(watch);
  await page.goto(`${origin}/all/${from}`, { waitUntil: 'load' });
  for (const frame of page.frames()) {
    await frame.waitForLoadState();
    if (!/\/(all|one)\/\d+$|^about:srcdoc$/.test(frame.url()))
      found.push({ page: first, what: `a frame went to ${frame.url()}` });
  }
  const counts = parts.slice(from, from + atOnce).map(({ length }) => length);
  const faults = await page.evaluate(inspect, { elements, attributes, counts });
  found.push(
    ...faults.map(({ frame, at, what }) => ({ page: first + frame * together + at, what })),
  );
  await context.close();
  return found;
}

/** Runs in each frame before anything of it. */
function watch(): void {
  const fired = (what: unknown) => {
    Object.defineProperty(globalThis, 'firedWith', { value: String(what), configurable: true });
  };
  for (const name of ['fired', 'alert', 'confirm', 'prompt', 'open'])
    Object.defineProperty(globalThis, name, { value: fired, configurable: false });
}

/** As far as the check below looks at a page. */
declare const frames: ArrayLike<{
  readonly firedWith?: string;
  readonly document: {
    querySelectorAll: (selector: string) => Iterable<{
      readonly localName: string;
      readonly getAttribute: (name: string) => string | null;
      readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
    }>;
  };
}>;

/** Runs in the page of frames: what of each is not text, lists, tables and links. */
function inspect(allowed: { elements: string; attributes: string; counts: readonly number[] }) {
  const found: { readonly frame: number; readonly at: number; readonly what: string }[] = [];
  const names = new Set(allowed.elements.split(','));
  const known = new Set(allowed.attributes.split(','));
  for (let number = 0; number < allowed.counts.length; number += 1) {
    let at = 0;
    const tell = (what: string) => void found.push({ frame: number, at, what });
    const frame = frames[number];
    if (frame?.firedWith !== undefined) tell('a script ran');
    for (const element of frame?.document.querySelectorAll('*') ?? []) {
      const name = element.localName;
      if (name === 'hr' && element.getAttribute('class') === 'end') at += 1;
      if (!names.has(name)) tell(`an element ${name}`);
      if (name === 'iframe' && element.getAttribute('sandbox') !== '') tell('a free frame');
      for (const attribute of element.attributes) {
        if (!known.has(attribute.name)) tell(`an attribute ${attribute.name} of ${name}`);
        if (attribute.name === 'href' && !/^(https?|mailto):|^\/(?![/\\])/i.test(attribute.value))
          tell(`an address ${attribute.value}`);
        if (attribute.name === 'style' && /url|expression|import/i.test(attribute.value))
          tell(`a style ${attribute.value}`);
        if (name === 'meta' && attribute.name === 'http-equiv') tell('a meta refresh');
      }
    }
    if (at !== allowed.counts[number]) tell('it swallowed what follows');
  }
  return found;
}
