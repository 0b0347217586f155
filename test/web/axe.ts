import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@jest/globals';
import { z } from 'zod';
import type { Visit } from './pages.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const looked = z.object({
  passes: z.array(z.object({ id: z.string() })),
  violations: z.array(
    z.object({ id: z.string(), help: z.string(), nodes: z.array(z.object({ html: z.string() })) }),
  ),
});
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What is spoken once is there for seconds, and may name a button that has gone since. */
const context = JSON.stringify({ exclude: ['[data-live-announcer]'] });

/** What axe finds on the page as it stands, in words; that it looked is seen by what it found right. */
async function faults({ page }: Visit, runOnly: object): Promise<string[]> {
  // Of what is right one element is enough: describing the others takes most of the time.
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'] });
  const told = looked.parse(await page.evaluate(`axe.run(${context}, ${options})`));
  expect(told.passes.length).toBeGreaterThan(0);
  return told.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html.slice(0, 160)}`,
  );
}

/** In both themes: the other one has other colours and nothing else. */
export async function inBothThemes(visit: Visit): Promise<string[]> {
  // The page's policy holds for its own scripts; what a debugger evaluates is not held by it.
  await visit.page.evaluate(axe);
  const light = await faults(visit, { type: 'tag', values: tags });
  await visit.page.evaluate(`document.documentElement.dataset.theme = 'dark'`);
  return [...light, ...(await faults(visit, { type: 'rule', values: ['color-contrast'] }))];
}

/** How far it would have to be moved sideways on a phone, and by whoever enlarges it to 200 %. */
export async function sideways({ page }: Visit): Promise<string[]> {
  const found: string[] = [];
  for (const width of [640, 360]) {
    await page.setViewportSize({ width, height: 740 });
    const over = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    if (over !== 0) found.push(`${String(over)} px too wide for ${width} px`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  return found;
}
