import type { Page } from 'playwright-core';
import { z } from 'zod';

/** What runs in the page is text here: the types of a browser are no types of ours. */
export async function inPage(page: Page, script: string): Promise<readonly number[]> {
  return z.array(z.number()).parse(await page.evaluate(script));
}

/** When its largest part was painted, milliseconds from asking for the page. */
export const largestPaint = `new Promise((resolve) => {
  new PerformanceObserver((entries) => {
    resolve(entries.getEntries().map(({ startTime }) => startTime));
  }).observe({ type: 'largest-contentful-paint', buffered: true });
})`;

const painted = `
const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));`;

/** What the filter hid before, hidden and shown by hand: the least that a browser has to do. */
export const hideAndShow = `(async () => {
  ${painted}
  const cards = window.narrowedBefore;
  const took = [];
  for (const isHidden of [true, false]) {
    await painted();
    const began = performance.now();
    for (const card of cards) card.hidden = isHidden;
    await painted();
    took.push(performance.now() - began);
  }
  return took;
})()`;

/** The filter clicked twice, each time until the sentence of how many are shown is another one. */
export const filterAndShow = `(async () => {
  ${painted}
  const filter = document.querySelector('search.filters input[type=checkbox]');
  const sentence = document.querySelector('search.filters [role=status]');
  const took = [];
  for (const _ of ['narrow', 'widen']) {
    await painted();
    const before = sentence.textContent;
    const began = performance.now();
    filter.click();
    do await painted();
    while (sentence.textContent === before);
    took.push(performance.now() - began);
    window.narrowedBefore ??= [...document.querySelectorAll('.columns li[hidden]')];
  }
  return took;
})()`;

/** Milliseconds from picture to picture, of the next 120. */
export const frames = `new Promise((resolve) => {
  const took = [];
  let last = performance.now();
  const next = () => {
    const now = performance.now();
    took.push(now - last);
    last = now;
    if (took.length < 120) requestAnimationFrame(next);
    else resolve(took);
  };
  requestAnimationFrame(next);
})`;

/** Until the element there says something else. */
export function untilOther(selector: string, before: string): string {
  return `new Promise((resolve) => {
    const look = () =>
      document.querySelector(${JSON.stringify(selector)}).innerText === ${JSON.stringify(before)}
        ? requestAnimationFrame(look)
        : resolve();
    look();
  })`;
}
