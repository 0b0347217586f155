import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { hashOf, sha256 } from '../../store/hash.ts';
import { commitReceipt, findReceipt } from '../../store/receipts.ts';
import { sweepNow } from '../workflow/sweep-now.ts';
import {
  act,
  api,
  chair,
  inPanel,
  newReview,
  openPanel,
  passing,
  presiding,
  refused,
  respond,
  secretary,
  sentences,
  shown,
} from './panel.ts';
import { done, freshId } from './running-api.ts';

beforeAll(() => openPanel(), 90_000);
afterAll(async () => {
  await api.close();
});

describe('what the summit withheld', () => {
  const reopening = { type: 'reopen', reason: 'The Council asks for it again.' };
  const path = () => `/api/reviews/${withheldIn}/acts`;
  let withheldIn = '';

  async function until(look: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + 20_000; Date.now() < end;) {
      if (await look()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('It did not happen within 20 seconds.');
  }

  async function workflowStatus(reference: string): Promise<string> {
    const handle = api.harness.client.workflow.getHandle(`recommendation:${reference}`);
    return (await handle.describe()).status.name;
  }

  /** Concluded by the summit, its workflow ended. */
  async function concluded(outcome: 'withheld' | 'noted'): Promise<string> {
    withheldIn = freshId('withheld');
    await newReview(withheldIn, { panel: ['NOR'] });
    const reference = await inPanel(withheldIn);
    await done(respond('delegate.nor', reference, 'agree'));
    const text = String((await shown(reference)).at('text', 'hash'));
    const close = { type: 'close-package', members: [{ reference, text }] };
    await until(async () => (await api.post(secretary, path(), close)).status === 200);
    await until(async () => (await shown(reference)).at('stage') === 'summit');
    const conclude = { type: 'conclude-member', reference, outcome };
    await done(api.post(presiding, path(), conclude));
    await until(async () => (await shown(reference)).at('over') === true);
    await until(async () => (await workflowStatus(reference)) === 'COMPLETED');
    return reference;
  }

  test('is reopened, runs again and goes to its second summit by itself', async () => {
    const reference = await concluded('withheld');
    const dry = `/api/recommendations/${reference}/acts?dryRun=true`;
    const would = await done(api.post(presiding, dry, reopening));
    expect(would.at('would', 'events', 0, 'sentence')).toBe(
      'Reopened at drafting, after the summit had withheld it.',
    );
    expect(await refused(act(chair, reference, reopening))).toEqual([403, 'not-your-office']);
    const key = randomUUID();
    const address = `/api/recommendations/${reference}/acts`;
    const first = await done(api.post(presiding, address, reopening, { key }));
    expect(first.at('now', 'stage')).toBe('drafting');
    const again = await done(api.post(presiding, address, reopening, { key }));
    expect(again.at('accepted', 'sequence')).toBe(first.at('accepted', 'sequence'));
    expect((await shown(reference)).at('over')).toBe(false);

    await done(act(chair, reference, { type: 'freeze-version', text: 'A better text.' }));
    await done(respond('delegate.nor', reference, 'agree'));
    await done(act(secretary, reference, { type: 'close-package', manifest: 'It alone.' }));
    await done(act(presiding, reference, { type: 'conclude', outcome: 'endorsed' }));
    expect((await shown(reference)).at('outcome')).toBe('endorsed');
  }, 60_000);

  test('is reopened by the sweep where the API died after the receipt', async () => {
    const reference = await concluded('withheld');
    const { store } = api.harness;
    const workflow = `recommendation:${reference}`;
    const key = randomUUID();
    const by = {
      is: 'person',
      person: presiding,
      body: 'NAC',
      role: 'presiding-officer',
      mandate: 'sample-pieter.devos',
    } as const;
    const command = { by, type: 'reopen', to: null, reason: sha256('why') } as const;
    const receivedAt = Date.now() - 10_000;
    const hash = hashOf(command);
    const person = presiding;
    const receipt = {
      workflow,
      key,
      hash,
      person,
      command,
      receivedAt,
      documents: [{ hash: sha256('why'), mediaType: 'text/markdown', text: 'why' }],
      start: null,
    };
    await commitReceipt(store, receipt);
    await sweepNow(api.harness);
    await until(async () => (await shown(reference)).at('stage') === 'drafting');
    expect((await findReceipt(store, workflow, key))?.settled?.answer).toMatchObject({
      status: 'counted',
    });
  }, 60_000);

  test('takes an erratum without coming back; what was noted is not reopened', async () => {
    const reference = await concluded('noted');
    expect(await refused(act(presiding, reference, reopening))).toEqual([409, 'not-permitted-now']);
    const erratum = { type: 'erratum', event: 1, reason: 'The title was misspelt.' };
    await done(act(secretary, reference, erratum));
    expect(await sentences(reference)).toContain('Erratum to event 1.');
    expect((await shown(reference)).at('over')).toBe(true);
    await until(async () => (await workflowStatus(reference)) === 'COMPLETED');
  }, 60_000);

  test('nothing goes to the summit by itself that was not reopened', async () => {
    const reference = await inPanel();
    for (const body of ['WG-1', 'FRA', 'DEU']) await done(act(secretary, reference, passing(body)));
    await done(respond('delegate.nor', reference, 'agree'));
    const close = { type: 'close-package', manifest: 'It alone.' };
    expect(await refused(act(secretary, reference, close))).toEqual([409, 'not-permitted-now']);
  });
});
