import type { Browser } from 'playwright-core';
import { openDesk } from './browsing.ts';
import { inPage, largestPaint } from './in-page.ts';

/** What a connection and a computer can; `slowdown` 2 takes twice the processor time. */
export type Profile = {
  readonly name: string;
  readonly roundTripMs: number;
  readonly megabitsPerSecond: number;
  readonly slowdown: number;
};

/** Lighthouse's two: its desktop, and its telephone on slow 4G. */
export const profiles = {
  desktop: { name: 'desktop', roundTripMs: 40, megabitsPerSecond: 10, slowdown: 1 },
  phone: { name: 'telephone on slow 4G', roundTripMs: 150, megabitsPerSecond: 1.6, slowdown: 4 },
} as const satisfies Record<string, Profile>;

export type FirstPage = {
  /** Until the largest part of it is painted, milliseconds from asking for it. */
  readonly painted: number;
  /** All that travelled, as it was squeezed. */
  readonly kilobytes: number;
};

/** Opens a page as somebody does who was never there: nothing is in any cache. */
export async function firstPage(
  browser: Browser,
  address: string,
  { roundTripMs, megabitsPerSecond, slowdown }: Profile,
): Promise<FirstPage> {
  const context = await openDesk(browser);
  try {
    const page = await context.newPage();
    const devTools = await context.newCDPSession(page);
    let bytes = 0;
    devTools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    const throughput = (megabitsPerSecond * 1_000_000) / 8;
    await devTools.send('Network.enable');
    await devTools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: roundTripMs,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    });
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(address);
    await page.locator('h1').first().waitFor();
    const painted = Math.max(...(await inPage(page, largestPaint)));
    return { painted, kilobytes: bytes / 1000 };
  } finally {
    await context.close();
  }
}
