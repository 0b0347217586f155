import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { kept } from '../api/asked-to-agree.ts';
import { inBothThemes, sideways } from './axe.ts';
import { openPages, type Pages, type Visit } from './pages.ts';
import {
  chair,
  does,
  formOf,
  happenedTo,
  lacking,
  offeredTo,
  openEvery,
  openEveryAct,
  presiding,
  secretary,
  signed,
  tasked,
  type Matter,
} from './office-forms.ts';

let pages: Pages;
let matter: Matter;
let desk: Record<'chair' | 'secretary' | 'presiding' | 'norway', Visit>;

beforeAll(async () => {
  pages = await openPages();
  matter = await tasked(pages.api, await openEveryAct(pages.api));
  desk = {
    chair: await pages.visit(chair),
    secretary: await pages.visit(secretary),
    presiding: await pages.visit(presiding),
    norway: await pages.visit('delegate.nor'),
  };
}, 90_000);
afterAll(async () => {
  await pages.close();
});

async function now() {
  return await pages.api.get(secretary, matter.path);
}

async function answer(nation: string, position: string, more: object = {}): Promise<void> {
  const text = (await now()).at('text', 'hash');
  const said = { position, text, ...more };
  await kept(pages.api, `delegate.${nation}`, `${matter.path}/responses`, said);
}

/** Of the newest version. */
async function version() {
  const { at } = await now();
  return await pages.api.get(secretary, `${matter.path}/versions/${String(at('text', 'version'))}`);
}

const happened = async () => await happenedTo(pages.api, matter);
const offered = async (person: string) => await offeredTo(pages.api, matter, person);

describe('a text and what goes with it', () => {
  test('the chair accepts the tasking, and is told what is true now, with a receipt', async () => {
    const told = await does(desk.chair, matter, 'Accept the tasking');
    expect(told).toMatch(/draft/i);
    const receipt = desk.chair.page.getByText(/Save the receipt|log is being signed/);
    await receipt.first().waitFor();
    expect((await now()).at('stage')).toBe('drafting');
  }, 60_000);

  test('a version names all four things or none, and what was written stays', async () => {
    await desk.chair.open(matter.page);
    const form = await formOf(desk.chair.page, 'Freeze a version');
    await form.getByLabel('Benchmark').fill('The Allied benchmark.');
    expect(await lacking(form)).toEqual([
      'The text',
      'Proposed authority (short name of the body)',
      'Due date',
      'Indicator',
    ]);
    expect(await form.getByLabel('Benchmark').inputValue()).toBe('The Allied benchmark.');
    await form
      .getByLabel('The text', { exact: true })
      .fill('# Notices\n\n1. Award notices are published.');
    await form.getByLabel(/^Proposed authority/).fill('MOD-UKR');
    await form.getByLabel('Due date').fill('2030-01-31');
    await form.getByLabel('Indicator').fill('Share of notices published.');
    await signed(desk.chair.page, form);
    expect((await now()).at('text', 'version')).toBe(1);
    expect((await version()).at('text')).toContain('Award notices');
  }, 60_000);

  test('the same text in French is beside it and can be read in its place', async () => {
    const { page, open } = desk.chair;
    await open(matter.page);
    const form = await formOf(page, 'Add the text in another language');
    expect(await lacking(form)).toEqual(['Language', 'The same text in that language']);
    await form.getByLabel('The same text in that language').fill('1. Les avis sont publiés.');
    await form.getByLabel('Language', { exact: true }).selectOption('fr');
    await signed(page, form);
    expect((await version()).at('languages', 1, 'language')).toBe('fr');
    const text = page.getByRole('region', { name: 'Text' });
    await text.getByLabel('Language').selectOption('fr');
    await text.getByText('Les avis sont publiés.').waitFor();
  }, 60_000);

  test('a file that cannot be taken is not sent, and says why; another stands beside the text', async () => {
    const { page, open } = desk.chair;
    await open(matter.page);
    const form = await formOf(page, 'Put a file beside the text');
    expect(await lacking(form)).toEqual(['File', 'Name under which it is read']);
    const choose = async (name: string, size: number) => {
      const buffer = Buffer.alloc(size, 'Costs. ');
      await form.getByLabel('File').setInputFiles({ name, mimeType: 'text/plain', buffer });
    };
    await choose('costs.exe', 10);
    await form.getByText(/Files of this kind are not taken: pdf/).waitFor();
    await choose('costs.txt', 10 * 1024 * 1024 + 1);
    await form.getByText('This file is too large: 10 MB at the most. It was not sent.').waitFor();
    await choose('costs.txt', 700);
    await form.getByText('Handed in. SHA-256').waitFor();
    await form.getByLabel('Name under which it is read').fill('Costs by year.txt');
    await signed(page, form);
    expect((await version()).at('attachments', 0, 'name')).toBe('Costs by year.txt');
    const link = page.getByRole('link', { name: 'Costs by year.txt' });
    const download = page.waitForEvent('download');
    await link.click();
    expect((await download).suggestedFilename()).toBe('Costs by year.txt');
  }, 60_000);

  test('it is marked, advised on, and a review that nobody gives is passed over for a reason', async () => {
    const { page, open } = desk.secretary;
    await open(matter.page);
    const mark = await formOf(page, 'Mark');
    await mark.getByLabel(/^Releasable to/).fill('UKR, NSPA');
    expect(await lacking(mark)).toEqual(['Marking']);
    expect(await mark.getByLabel(/^Releasable to/).inputValue()).toBe('UKR, NSPA');
    await mark.getByLabel('Marking').fill('NATO UNCLASSIFIED');
    await signed(page, mark);
    expect((await now()).at('marking')).toBe('NATO UNCLASSIFIED');
    expect((await now()).at('releasability')).toEqual(['UKR', 'NSPA']);

    await desk.chair.open(matter.page);
    const advice = await formOf(desk.chair.page, 'Give your advice: First review');
    await advice.getByLabel('Aligned with the benchmark').selectOption('no');
    expect(await lacking(advice)).toEqual(['Your advice']);
    expect(await advice.getByLabel('Aligned with the benchmark').inputValue()).toBe('no');
    await advice.getByLabel('Your advice').fill('The benchmark asks for ten days.');
    await signed(desk.chair.page, advice);

    await open(matter.page);
    const over = await formOf(page, 'Go on without an answer: Second review');
    expect(await lacking(over)).toEqual(['Reason (needed for this)']);
    await over.getByLabel(/^Reason/).fill('The lawyers have not answered for weeks.');
    await signed(page, over);
    expect((await now()).at('stage')).toBe('committee');
    expect(await happened()).toContain('advised');
  }, 60_000);
});

describe('a decision, by those who are asked and by those who watch over it', () => {
  test('it is convened for as long as is said', async () => {
    const { page, open } = desk.secretary;
    await open(matter.page);
    const form = await formOf(page, 'Convene: Consensus');
    await form.getByLabel(/^Period/).fill('soon');
    expect(await lacking(form)).toEqual(["Period (empty: the procedure's own)"]);
    expect(await form.getByLabel(/^Period/).inputValue()).toBe('soon');
    await form.getByLabel(/^Period/).fill('3');
    await form.getByLabel('Unit').selectOption('hours');
    await signed(page, form);
    const due = Date.parse(String((await now()).at('due', 'instant')));
    expect(Math.round((due - Date.now()) / 3_600_000)).toBe(3);
  }, 60_000);

  test('all that is offered is as the guidelines for accessibility have it, also where something lacks', async () => {
    for (const visit of [desk.secretary, desk.presiding, desk.norway]) {
      await openEvery(visit, matter);
      expect([...(await inBothThemes(visit)), ...(await sideways(visit))]).toEqual([]);
    }
  }, 90_000);

  test('a nation comments, asks for more time, takes its answer back and leaves', async () => {
    const { page, open } = desk.norway;
    await open(matter.page);
    await page.getByText('Comment for NOR').first().click();
    const comment = page.getByRole('form', { name: 'Comment for NOR' });
    await comment.getByLabel(/^Clause/).fill('1');
    expect(await lacking(comment)).toEqual(['Kind', 'Your comment']);
    expect(await comment.getByLabel(/^Clause/).inputValue()).toBe('1');
    await comment.getByLabel('Kind').selectOption('substantive');
    await comment.getByLabel('Your comment').fill('Which contracts?');
    await comment.getByLabel(/^The wording/).fill('All contracts.');
    await signed(page, comment);
    await page.getByRole('article', { name: 'Comment 1' }).getByText('Which contracts?').waitFor();

    await does(desk.norway, matter, 'Ask for more time');
    expect(await happened()).toContain('more-time-asked');
    await answer('nor', 'object', { reason: 'Not all contracts.' });
    await does(desk.norway, matter, 'Take your answer back: Consensus');
    expect(await happened()).toContain('position-withdrawn');
    await does(desk.norway, matter, 'Recuse your body: Consensus');
    expect(await happened()).toContain('recused');
    expect(await offered('delegate.nor')).not.toContain('recuse');
  }, 60_000);

  test('one that never answers is passed over by name, of those who have not answered', async () => {
    await answer('fra', 'agree');
    const { page, open } = desk.secretary;
    await open(matter.page);
    const form = await formOf(page, 'Go on without an answer: Consensus');
    await form.getByLabel(/^Reason/).fill('Germany has no instructions.');
    expect(await lacking(form)).toEqual(['The body that never answered']);
    expect(await form.getByLabel(/^Reason/).inputValue()).toBe('Germany has no instructions.');
    expect(
      await form
        .getByLabel(/^The body/)
        .locator('option')
        .allInnerTexts(),
    ).toEqual(['Choose…', 'DEU']);
    await form.getByLabel(/^The body/).selectOption('DEU');
    await signed(page, form);
    expect((await now()).at('stage')).toBe('silence');
  }, 60_000);

  test('it is circulated, extended, and said not to have arrived', async () => {
    const { page, open } = desk.secretary;
    await open(matter.page);
    const circulate = await formOf(page, 'Circulate');
    await circulate.getByLabel(/^Languages/).fill('English');
    expect(await lacking(circulate)).toEqual(['Languages it is circulated in, such as en, fr']);
    expect(await circulate.getByLabel(/^Languages/).inputValue()).toBe('English');
    await circulate.getByLabel(/^Languages/).fill('en, fr');
    await signed(page, circulate);
    const before = Date.parse(String((await now()).at('due', 'instant')));

    await open(matter.page);
    const lost = await formOf(page, 'Report that a notice did not arrive');
    expect(await lacking(lost)).toEqual(['The body that it did not reach']);
    await lost.getByLabel(/^The body/).selectOption('FRA');
    await signed(page, lost);
    expect(await happened()).toContain('undelivered');

    const extend = async () => await formOf(desk.presiding.page, 'Extend: Silence procedure');
    await desk.presiding.open(matter.page);
    const form = await extend();
    await form.getByLabel('Reason (kept on record)').fill('A holiday.');
    expect(await lacking(form)).toEqual(['Longer by']);
    expect(await form.getByLabel('Reason (kept on record)').inputValue()).toBe('A holiday.');
    await form.getByLabel('Longer by').fill('2');
    await form.getByLabel('Unit').selectOption('hours');
    await signed(desk.presiding.page, form);
    const after = Date.parse(String((await now()).at('due', 'instant')));
    expect(after - before).toBe(2 * 3_600_000);
  }, 60_000);

  test('an objection is lifted; one that was never given so is struck, and the presiding officer looks', async () => {
    await answer('nor', 'object', { reason: 'Not yet.' });
    await does(desk.norway, matter, 'Lift your objection: Silence procedure');
    expect(await happened()).toContain('lifted');
    await answer('nor', 'object', { reason: 'Sent by mistake.' });

    const { page, open } = desk.secretary;
    await open(matter.page);
    const erratum = await formOf(page, 'Correct a mistaken act');
    await erratum.getByLabel(/^What is true instead/).fill('Norway has not answered.');
    expect(await lacking(erratum)).toEqual(['The mistaken act', 'Reason (needed for this)']);
    expect(await erratum.getByLabel(/^What is true instead/).inputValue()).toBe(
      'Norway has not answered.',
    );
    await erratum.getByLabel(/^Reason/).fill('Meant for another recommendation.');
    const mistaken = String((await happened()).lastIndexOf('responded') + 1);
    await erratum.getByLabel('The mistaken act').selectOption(mistaken);
    await erratum.getByLabel('Does the answer still count?').selectOption('yes');
    await signed(page, erratum);
    expect((await now()).at('held')).toBe(true);

    await desk.presiding.open(matter.page);
    const find = await formOf(desk.presiding.page, 'Determine: Silence procedure');
    await find.getByLabel('Finding').selectOption({ label: 'it goes on' });
    expect(await lacking(find)).toEqual(['Reason (needed for this)']);
    expect(await find.getByLabel('Finding').inputValue()).toBe('resume');
    await find.getByLabel(/^Reason/).fill('Norway answers anew.');
    await signed(desk.presiding.page, find);
    expect((await now()).at('held')).toBe(false);
  }, 60_000);

  test('a mistake is also put right without anything that counts being changed', async () => {
    await does(desk.secretary, matter, 'Correct a mistaken act', async (form) => {
      await form.getByLabel('The mistaken act').selectOption('1');
      expect(await form.getByLabel('Does the answer still count?').count()).toBe(0);
      await form.getByLabel(/^Reason/).fill('The title had a slip of the pen.');
    });
    const corrected = (await pages.api.get(secretary, `${matter.path}/timeline`)).at('items', 0);
    expect(corrected).toMatchObject({ errata: [{ struck: false }] });
  }, 60_000);

  test('a new text brings its annexes, tells which it would lose, and is re-issued by whoever may', async () => {
    const { page, open } = desk.chair;
    await open(matter.page);
    const annexed = await formOf(page, 'Freeze a version');
    await annexed
      .getByLabel('The text', { exact: true })
      .fill('Notices are published in ten days.');
    const buffer = Buffer.from('year,cost\n2027,80\n');
    const annex = { name: 'Annex A.csv', mimeType: 'text/csv', buffer };
    await annexed.getByLabel(/^Add a file/).setInputFiles(annex);
    await annexed.getByRole('listitem').getByText('Annex A.csv').waitFor();
    await signed(page, annexed);
    expect((await version()).at('annexes', 0, 'name')).toBe('Annex A.csv');
    await open(matter.page);
    const next = await formOf(page, 'Freeze a version');
    await next.getByText('annexes that this one would not have: Annex A.csv').waitFor();
    await next.getByRole('button', { name: 'Begin from the version in force' }).click();
    expect(await next.getByLabel('The text', { exact: true }).inputValue()).toContain(
      'in ten days',
    );
    await next
      .getByLabel('The text', { exact: true })
      .fill('All notices are published in ten days.');
    await signed(page, next);
    expect((await version()).at('annexes', 0, 'name')).toBe('Annex A.csv');
    expect(await offered(presiding)).toContain('reissue');
    await does(desk.presiding, matter, 'Re-issue');
    expect(await offered(presiding)).not.toContain('reissue');
    expect((await now()).at('text', 'version')).toBe(3);
  }, 60_000);
});

describe('what ends it', () => {
  test('it is raised, and withdrawn for a reason', async () => {
    const again = { type: 'circulate', languages: ['en'] };
    await kept(pages.api, secretary, `${matter.path}/acts`, again);
    const { page, open } = desk.presiding;
    await open(matter.page);
    const raise = await formOf(page, 'Raise it to a higher body: Silence procedure');
    expect(await lacking(raise)).toEqual(['Reason (needed for this)']);
    await raise.getByLabel(/^Reason/).fill('The Council takes it up.');
    await signed(page, raise);
    const stages = (await now()).at('stages');
    expect(Array.isArray(stages) && stages.at(-1)).toMatchObject({ outcome: 'raised' });

    await desk.secretary.open(matter.page);
    const withdraw = await formOf(desk.secretary.page, 'Withdraw');
    expect(await lacking(withdraw)).toEqual(['Reason (needed for this)']);
    await withdraw.getByLabel(/^Reason/).fill('Settled otherwise.');
    await signed(desk.secretary.page, withdraw);
    expect((await now()).at('outcome')).toBe('withdrawn');
  }, 60_000);

  test('and nothing on the way was kept out by the policy or failed', () => {
    for (const { complaints } of Object.values(desk)) expect(complaints).toEqual([]);
  });
});
