import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../tools/pictures/browser.ts';

/** What a page did in a real browser that it must not. */
export type Misdeed = { readonly page: number; readonly what: string };

/** Elements and attributes that what we render may be made of. */
const elements =
  'a,blockquote,body,br,code,dd,dl,dt,em,h1,h2,h3,h4,h5,h6,head,hr,html,iframe,li,main,meta,ol,p,pre,s,small,strong,style,table,caption,tbody,td,th,thead,title,tr,ul';
const attributes =
  'charset,class,colspan,content,href,lang,name,rel,sandbox,scope,srcdoc,start,style,title';

/** How many pages stand in one tab at a time. */
const atOnce = 60;

/**
 * Shows pages in a real Chromium, without the headers that would save them: each must be harmless
 * as it is. Scripts are on, whatever is loaded from elsewhere is noted and refused.
 *
 * @param pages whole pages or parts of one, as HTML
 */
export async function misdeedsOf(pages: readonly string[]): Promise<readonly Misdeed[]> {
  const browser = await openBrowser();
  try {
    const found: Misdeed[] = [];
    for (let from = 0; from < pages.length; from += atOnce)
      found.push(...(await shown(browser, pages.slice(from, from + atOnce), from)));
    return found;
  } finally {
    await browser.close();
  }
}

async function shown(browser: Browser, pages: readonly string[], from: number) {
  const found: Misdeed[] = [];
  const page = await browser.newPage();
  page.on('dialog', (dialog) => {
    found.push({ page: from, what: `a dialog: ${dialog.message()}` });
    void dialog.dismiss();
  });
  page.on('download', () => found.push({ page: from, what: 'a download' }));
  await page.context().route('**/*', async (route) => {
    const url = new URL(route.request().url());
    const [, kind, number] = /^\/(all|one)\/(\d+)$/.exec(url.pathname) ?? [];
    if (url.origin !== 'http://shown.example' || kind === undefined) {
      if (url.pathname !== '/favicon.ico')
        found.push({ page: from, what: `a request: ${url.href}` });
      return await route.abort();
    }
    const body = kind === 'all' ? framesOf(pages) : (pages[Number(number)] ?? '');
    await route.fulfill({ contentType: 'text/html; charset=utf-8', body });
  });
  await page.addInitScript(watch);
  await page.goto('http://shown.example/all/0', { waitUntil: 'load' });
  found.push(...(await looked(page, from)));
  await page.close();
  return found;
}

function framesOf(pages: readonly string[]): string {
  const frames = pages.map((_, at) => `<iframe src="/one/${at}"></iframe>`);
  return `<!doctype html><title>all</title>${frames.join('')}`;
}

/** Runs in each frame before anything of it. */
function watch(): void {
  const fired = (what: unknown) => {
    Object.defineProperty(globalThis, 'firedWith', { value: String(what), configurable: true });
  };
  for (const name of ['fired', 'alert', 'confirm', 'prompt', 'open'])
    Object.defineProperty(globalThis, name, { value: fired, configurable: false });
}

async function looked(page: Page, from: number): Promise<Misdeed[]> {
  const found: Misdeed[] = [];
  for (const frame of page.frames()) {
    const number = Number(/\/one\/(\d+)$/.exec(frame.url())?.[1] ?? Number.NaN);
    if (Number.isNaN(number)) {
      if (!/\/all\/0$|^about:srcdoc$/.test(frame.url()))
        found.push({ page: from, what: `a frame went to ${frame.url()}` });
      continue;
    }
    const faults = await frame.evaluate(inspect, { elements, attributes });
    found.push(...faults.map((what) => ({ page: from + number, what })));
  }
  return found;
}

/** As far as the check below looks at a page. */
declare const document: {
  querySelectorAll: (selector: string) => Iterable<{
    readonly localName: string;
    readonly getAttribute: (name: string) => string | null;
    readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  }>;
};

/** Runs in the page: what of it is not text, lists, tables and links. */
function inspect(allowed: { elements: string; attributes: string }): string[] {
  const found: string[] = [];
  const names = new Set(allowed.elements.split(','));
  const known = new Set(allowed.attributes.split(','));
  if ('firedWith' in globalThis) found.push('a script ran');
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName;
    if (!names.has(name)) found.push(`an element ${name}`);
    if (name === 'iframe' && element.getAttribute('sandbox') !== '') found.push('a free frame');
    for (const attribute of element.attributes) {
      if (!known.has(attribute.name)) found.push(`an attribute ${attribute.name} of ${name}`);
      if (attribute.name === 'href' && !/^(https?|mailto):|^\/(?![/\\])/i.test(attribute.value))
        found.push(`an address ${attribute.value}`);
      if (attribute.name === 'style' && /url|expression|import/i.test(attribute.value))
        found.push(`a style ${attribute.value}`);
      if (name === 'meta' && attribute.name === 'http-equiv') found.push('a meta refresh');
    }
  }
  return found;
}
