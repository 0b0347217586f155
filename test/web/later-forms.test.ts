import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { kept } from '../api/asked-to-agree.ts';
import { memberIn, PackageReview, presiding, registrar, secretary } from '../api/package-route.ts';
import { openPages, type Pages, type Visit } from './pages.ts';
import { at, does, formOf, lacking, signed } from './office-forms.ts';

let pages: Pages;
let review: PackageReview;
let [endorsed, withheld]: string[] = [];
let desk: Record<'secretary' | 'presiding' | 'registrar' | 'norway' | 'authority', Visit>;

beforeAll(async () => {
  pages = await openPages();
  review = await PackageReview.open(pages.api);
  [endorsed, withheld] = [await review.agreed(), await review.agreed()];
  await review.ready([endorsed, withheld]);
  desk = {
    secretary: await pages.visit(secretary),
    presiding: await pages.visit(presiding),
    registrar: await pages.visit(registrar),
    norway: await pages.visit('delegate.nor'),
    authority: await pages.visit('oleh.bondar'),
  };
}, 90_000);
afterAll(async () => {
  await pages.close();
});

async function now(reference = endorsed ?? '') {
  return await pages.api.get(secretary, at(reference).path);
}

async function act(person: string, reference: string, body: object): Promise<void> {
  await kept(pages.api, person, `${at(reference).path}/acts`, body);
}

/** The form of a package page behind its button. */
async function moves(name: string, reason: string): Promise<void> {
  const { page, open } = desk.secretary;
  await open(`/reviews/${review.id}/package`);
  await page.getByRole('button', { name, exact: true }).click();
  const form = page.getByRole('form', { name, exact: true });
  expect(await lacking(form)).toEqual(['Reason (needed for this)']);
  await form.getByLabel(/^Reason/).fill(reason);
  await signed(page, form);
}

test('the secretary takes one out of the package and puts it back, with the reason for all to read', async () => {
  const name = withheld ?? '';
  await moves(`Take ${name} out of the package`, 'The costs are not known yet.');
  const out = (await review.packageSeenBy(secretary)).at('notReady');
  expect(memberIn(out, name)['takenOut']).toMatchObject({ reason: 'The costs are not known yet.' });
  const delegate = desk.norway;
  await delegate.open(`/reviews/${review.id}/package`);
  await delegate.page.getByText('The costs are not known yet.').waitFor();
  expect(await delegate.page.getByRole('form').count()).toBe(0);
  await moves(`Put ${name} back into the package`, 'They are known now.');
  await review.ready([endorsed ?? '', name]);
}, 60_000);

test('what the summit endorsed is published, and the entry put right', async () => {
  await review.close([endorsed ?? '', withheld ?? '']);
  const except = [{ reference: withheld, outcome: 'withheld' }];
  const word = { type: 'conclude-all', outcome: 'endorsed', except };
  await kept(pages.api, presiding, review.acts, word);
  await review.reaches(endorsed ?? '', 'publication');
  const { page, open } = desk.registrar;
  await open(at(endorsed ?? '').page);
  const publish = await formOf(page, 'Publish');
  expect(await lacking(publish)).toEqual(['Entry in the public register']);
  await publish.getByLabel('Entry in the public register').fill('Contracts are announced.');
  await signed(page, publish);
  const path = `/api/register/${endorsed}`;
  expect((await pages.api.get(null, path)).at('entry')).toBe('Contracts are announced.');
  const right = await formOf(page, 'Correct the public entry');
  await right.getByLabel('Entry in the public register').fill('All contracts are announced.');
  expect(await lacking(right)).toEqual(['Reason (needed for this)']);
  expect(await right.getByLabel('Entry in the public register').inputValue()).toBe(
    'All contracts are announced.',
  );
  await right.getByLabel(/^Reason/).fill('A word was missing.');
  await signed(page, right);
  expect((await pages.api.get(null, path)).at('entry')).toBe('All contracts are announced.');
}, 60_000);

test('a nation lets everybody know what it said', async () => {
  await does(
    desk.norway,
    at(endorsed ?? ''),
    'Let everybody know your position: Agreement of the group',
  );
  const positions = (await pages.api.get(null, `/api/register/${endorsed}`)).at('positions');
  expect(positions).toMatchObject([{ body: 'NOR', position: 'agree' }]);
}, 60_000);

test('evidence is shown, refused for a reason, shown again and accepted', async () => {
  await desk.authority.open(at(endorsed ?? '').page);
  const show = await formOf(desk.authority.page, 'Submit evidence');
  expect(await lacking(show)).toEqual(['The evidence']);
  await show.getByLabel('The evidence').fill('Half of the contracts were announced.');
  await signed(desk.authority.page, show);

  const { page, open } = desk.secretary;
  await open(at(endorsed ?? '').page);
  const refuse = await formOf(page, 'Refuse the evidence');
  expect(await lacking(refuse)).toEqual(['Reason (needed for this)']);
  await refuse.getByLabel(/^Reason/).fill('The other half is missing.');
  await signed(page, refuse);
  const items = async () =>
    (await pages.api.get(secretary, `/api/reviews/${review.id}/implementation`)).at('items', 0);
  expect(await items()).toMatchObject({ state: 'evidence-awaited' });
  const evidence = 'All contracts were announced.';
  await act('oleh.bondar', endorsed ?? '', { type: 'submit-evidence', evidence });
  await does(desk.secretary, at(endorsed ?? ''), 'Accept the evidence');
  expect(await items()).toMatchObject({ state: 'evidence-accepted' });
}, 60_000);

test('what was withheld is reopened, and goes to the summit by itself', async () => {
  const reference = withheld ?? '';
  const { page, open } = desk.presiding;
  await open(at(reference).page);
  const form = await formOf(page, 'Reopen it');
  await form.getByLabel('To').selectOption('agreement');
  expect(await lacking(form)).toEqual(['Reason (needed for this)']);
  expect(await form.getByLabel('To').inputValue()).toBe('agreement');
  await form.getByLabel(/^Reason/).fill('The costs are known.');
  await signed(page, form);
  expect((await now(reference)).at('step')).toBe('agreement');

  const text = (await now(reference)).at('text', 'hash');
  for (const nation of ['nor', 'deu', 'fra'])
    await kept(pages.api, `delegate.${nation}`, `${at(reference).path}/responses`, {
      position: 'agree',
      text,
    });
  await desk.secretary.open(at(reference).page);
  const close = await formOf(desk.secretary.page, 'Close the package');
  expect(await lacking(close)).toEqual(['What is closed with it']);
  await close.getByLabel('What is closed with it').fill('This recommendation alone.');
  await signed(desk.secretary.page, close);
  expect((await now(reference)).at('stage')).toBe('summit');
  await does(desk.presiding, at(reference), 'Conclude', async (concluding) => {
    await concluding.getByLabel("The summit's word").selectOption('noted');
  });
  expect((await now(reference)).at('outcome')).toBe('noted');
}, 60_000);

test('and nothing on the way was kept out by the policy or failed', () => {
  for (const { complaints } of Object.values(desk)) expect(complaints).toEqual([]);
});
