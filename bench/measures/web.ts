import type { Browser, Page } from 'playwright-core';
import { join } from 'node:path';
import { openBrowser } from '../../tools/pictures/browser.ts';
import { budgets } from '../budgets.ts';
import type { Line } from '../line.ts';
import { secretary } from '../nemcon/client.ts';
import { startApiOn } from '../register/api.ts';
import { largestReview, makeRegister } from '../register/multiply.ts';
import { recordedRows } from '../register/source.ts';
import type { Size } from '../size.ts';
import { median, percentile } from '../statistics.ts';
import { openPage } from '../web/browsing.ts';
import { firstPage, profiles, type Profile } from '../web/first-page.ts';
import { untilOther } from '../web/in-page.ts';
import { filterTimes, boardStands, scrollFrames } from '../web/large-board.ts';
import { startPlainServer } from '../web/plain-server.ts';
import type { World } from '../world.ts';

/** Twice as many as the board shows: half of a register is one review. */
const register = 1000;

/** What somebody at a page waits for, in a real browser. */
export async function measureWeb(
  world: World,
  { rounds }: Size,
  say: (sentence: string) => void,
): Promise<Line[]> {
  const browser = await openBrowser();
  try {
    const { api } = world.addresses;
    const pages = [];
    for (const profile of Object.values(profiles))
      pages.push(...(await firstPages(browser, api, profile, rounds)));
    const events = await eventElsewhere(browser, world, rounds);
    return [...pages, ...events, ...(await largeBoard(browser, world, rounds, say))];
  } finally {
    await browser.close();
  }
}

async function firstPages(
  browser: Browser,
  address: string,
  profile: Profile,
  rounds: number,
): Promise<Line[]> {
  const { kilobytes } = await firstPage(browser, address, profile);
  const plain = await startPlainServer(kilobytes);
  const floor: number[] = [];
  const nemcon: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      floor.push((await firstPage(browser, plain.url, profile)).painted);
      nemcon.push((await firstPage(browser, address, profile)).painted);
    }
  } finally {
    plain.close();
  }
  const what = `first page, ${profile.name}, until painted; floor: as many bytes that draw a line`;
  const isBudgeted = profile === profiles.desktop;
  const id = isBudgeted ? 'web-first-page' : 'web-first-page-phone';
  const painted = line(id, what, 'ms', median(nemcon), median(floor));
  const size = line('web-first-size', 'first page, all that travels', 'kB', kilobytes, null);
  return isBudgeted ? [painted, size] : [painted];
}

/** One answers by HTTP, another looks at the page: when does it stand there? */
async function eventElsewhere(browser: Browser, world: World, rounds: number): Promise<Line[]> {
  const { nemcon: target } = world.targets;
  const matter = await target.begin();
  if (matter === null) throw new Error('No recommendation could be begun to look at.');
  const token = await target.tokenOf(secretary);
  const address = `${world.addresses.api}/recommendations/${matter}`;
  const page = await openPage(browser, token, address);
  await page.getByText('Live', { exact: true }).waitFor();
  const answered: number[] = [];
  const seen: number[] = [];
  for (let number = 0; number < rounds * 3; number += 1) {
    const before = await countOnPage(page);
    const began = performance.now();
    const shown = shows(page, before).then(() => performance.now() - began);
    if (!(await target.decide(matter, number))) throw new Error('An answer was refused.');
    answered.push(performance.now() - began);
    seen.push(await shown);
  }
  await page.context().close();
  const what = 'an answer by HTTP until another page shows it; floor: until it is answered 200';
  return [0.5, 0.99].map((share) =>
    line(
      `web-event-p${share * 100}`,
      `${what}, p${share * 100}`,
      'ms',
      percentile(seen, share),
      percentile(answered, share),
    ),
  );
}

const sentence = 'main .sentence';

async function countOnPage(page: Page): Promise<string> {
  return await page.locator(sentence).first().innerText();
}

async function shows(page: Page, before: string): Promise<void> {
  await page.evaluate(untilOther(sentence, before));
}

async function largeBoard(
  browser: Browser,
  world: World,
  rounds: number,
  say: (sentence: string) => void,
): Promise<Line[]> {
  const { own, addresses } = world;
  if (own === null) return [];
  say(`Making a register of ${register} recommendations.`);
  const database = await makeRegister(addresses.database, register, await recordedRows(world));
  const log = join(own.data, 'logs', 'bench-api-web.log');
  const api = await startApiOn(database, own.stack.env, log);
  try {
    const token = await world.targets.nemcon.tokenOf(secretary);
    const began = performance.now();
    const page = await openPage(browser, token, `${api.url}/reviews/${largestReview}`);
    await boardStands(page, register / 2);
    const opened = performance.now() - began;
    const { floor, nemcon } = await filterTimes(page, rounds * 3);
    const frames = await scrollFrames(page);
    await page.context().close();
    const board = `board of ${register / 2} recommendations`;
    return [
      line('web-board-open', `${board}: opened, unthrottled`, 'ms', opened, null),
      line('web-filter-p50', `${board}: filter, p50`, 'ms', median(nemcon), median(floor)),
      line(
        'web-filter-p99',
        `${board}: filter, p99`,
        'ms',
        percentile(nemcon, 0.99),
        percentile(floor, 0.99),
      ),
      line(
        'web-scroll',
        `${board}: the longest picture of scrolling`,
        'ms',
        Math.max(...frames),
        null,
      ),
    ];
  } finally {
    await api.close();
  }
}

function line(id: string, what: string, unit: string, nemcon: number, floor: number | null): Line {
  return { id, what, unit, floor, nemcon, spread: null, budget: budgets[id] ?? null };
}
