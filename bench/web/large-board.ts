import type { Page } from 'playwright-core';
import { filterAndShow, frames, hideAndShow, inPage } from './in-page.ts';

/** Milliseconds from a click to the picture that shows what it did. */
export type FilterTimes = { readonly floor: readonly number[]; readonly nemcon: readonly number[] };

/** Waits until the board stands, with so many recommendations. */
export async function boardStands(page: Page, count: number): Promise<void> {
  await page.getByText(`${count} of ${count} recommendations shown`).waitFor();
  await page.locator('.columns article').first().waitFor();
}

/** Narrows the board to what is overdue and widens it again, in turns with the browser alone. */
export async function filterTimes(page: Page, turns: number): Promise<FilterTimes> {
  const floor: number[] = [];
  const nemcon: number[] = [];
  // The first time is for warming, and to know what there is to hide.
  await inPage(page, filterAndShow);
  for (let turn = 0; turn < turns; turn += 1) {
    floor.push(...(await inPage(page, hideAndShow)));
    nemcon.push(...(await inPage(page, filterAndShow)));
  }
  return { floor, nemcon };
}

/** Scrolls from top to bottom by the wheel. @returns milliseconds of each picture on the way */
export async function scrollFrames(page: Page): Promise<readonly number[]> {
  await page.mouse.move(600, 500);
  const shown = inPage(page, frames);
  // The first time is for warming, and to know what there is to hide.
  await inPage(page, filterAndShow);
  for (let turn = 0; turn < 20; turn += 1) await page.mouse.wheel(0, 600);
  return await shown;
}
