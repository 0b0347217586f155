import type { Page } from 'playwright-core';
import { picture, takePictures } from './browser.ts';

/**
 * Takes the pictures of docs/temporal-ui.md from a running `npm start` with the sample review:
 * node tools/pictures/temporal-ui.ts [http://127.0.0.1:8233]
 */
const ui = process.argv[2] ?? 'http://127.0.0.1:8233';

const shown = ['Stage', 'DueAt', 'Overdue', 'Escalation', 'WaitingOn'];
const hidden = ['Status', 'Run ID', 'Type', 'Start', 'End'];

await takePictures(async (browser) => {
  const page = await browser.newPage({ viewport: { width: 1720, height: 700 } });
  await list(page, 'Review="SDPR"');
  await page.getByTestId('workflows-summary-table-configuration-button').click();
  await page.getByTestId('orderable-list-item-WaitingOn-add-button').scrollIntoViewIfNeeded();
  await picture(page, 'temporal-columns');
  await chooseColumns(page);
  await list(page, 'Review="SDPR" AND WorkflowType="recommendation"');
  await picture(page, 'temporal-list');
  await list(page, 'WaitingOn="DEU"');
  await picture(page, 'temporal-waiting-on');
  await one(page, 'recommendation:SDPR-04');
});

async function list(page: Page, query: string): Promise<void> {
  await page.goto(`${ui}/namespaces/default/workflows?query=${encodeURIComponent(query)}`);
  await page.getByRole('row').nth(2).waitFor();
  await page.waitForLoadState('networkidle');
}

async function chooseColumns(page: Page): Promise<void> {
  for (const name of shown)
    await page.getByTestId(`orderable-list-item-${name}-add-button`).click();
  for (const name of hidden)
    await page.getByTestId(`orderable-list-item-${name}-remove-button`).click();
}

async function one(page: Page, workflow: string): Promise<void> {
  await page.goto(`${ui}/namespaces/default/workflows/${encodeURIComponent(workflow)}`);
  await page.getByText('User Metadata', { exact: true }).click();
  await page.getByText('Current Details').waitFor();
  // The sentence is Markdown, which the UI shows in a frame of its own.
  await page
    .frameLocator('iframe')
    .last()
    .getByText(/unless|waits for/)
    .waitFor();
  await picture(page, 'temporal-details');
  await page.getByText('Timeline', { exact: true }).first().click();
  await page
    .getByText(/responded/)
    .first()
    .waitFor();
  await page.mouse.move(900, 150);
  await page.mouse.wheel(0, 1000);
  await picture(page, 'temporal-timeline');
}
