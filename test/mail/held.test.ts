import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { MailRelay } from '../../mail/relay.ts';
import { setMailService } from '../../store/mail-service.ts';
import { insertMandate } from '../../store/mandates.ts';
import { putPeople } from '../../store/people.ts';
import { openHarness, type Harness } from '../workflow/harness.ts';
import { MatterInHand } from '../workflow/matter-in-hand.ts';
import { silenceOf } from '../workflow/settings.ts';
import { MailServer } from './mail-server.ts';
import { quick } from './post-office.ts';

const nations = ['NOR', 'DEU', 'FRA'];

let harness: Harness;
let server: MailServer;
let relay: MailRelay;

beforeAll(async () => {
  harness = await openHarness('dev');
  const { store } = harness;
  await putPeople(
    store,
    nations.map((id) => ({ id, name: id, email: `${id.toLowerCase()}@example.org` })),
  );
  for (const body of nations)
    await insertMandate(store, {
      id: `m-${body}`,
      person: body,
      body,
      role: 'delegate',
      from: 0,
      until: null,
      lentFrom: null,
      grantedBy: 'sofia',
    });
  await setMailService(store, true);
}, 60_000);
afterAll(() => harness.close());

beforeEach(async () => {
  server = await MailServer.start();
  relay = new MailRelay(
    harness.store,
    {
      smtpUrl: server.url,
      from: 'nemcon@review.example',
      publicUrl: 'https://nemcon.example',
      digest: 0,
      markings: [],
    },
    { pace: quick, onTrouble: (error) => console.error(error) },
  );
  relay.start();
});
afterEach(async () => {
  await relay.stop();
  await server.close();
});

function circulate(): Promise<MatterInHand> {
  return MatterInHand.start(harness, silenceOf({ seconds: 5 }, nations));
}

function refuse(body: string): void {
  const address = `${body.toLowerCase()}@example.org`;
  server.refusals.set(address, { at: 'RCPT', code: 550, words: 'no such mailbox' });
}

describe('a silence whose circulation goes out by mail', () => {
  test('is agreed where the server took a mail for every body', async () => {
    const matter = await circulate();
    const ended = await matter.recordedEvent('ended');
    expect(ended.event).toMatchObject({ outcome: 'agreed' });
  });

  test('is held where it refused the mail of one, and the reason names that body', async () => {
    refuse('NOR');
    const matter = await circulate();
    const held = await matter.recordedEvent('held');
    expect(held.event).toMatchObject({ reason: 'The circulation did not reach NOR.' });
    expect(await matter.eventTypes()).not.toContain('ended');
  });

  test('is held where the server was down across the circulation', async () => {
    await server.close();
    const matter = await circulate();
    const held = await matter.recordedEvent('held');
    expect(held.event).toMatchObject({
      reason: 'The circulation did not reach DEU, FRA, NOR.',
    });
  });

  test('is agreed where the one whose mail was refused has answered all the same', async () => {
    refuse('NOR');
    const matter = await circulate();
    await matter.send(await matter.position('NOR', 'agree'));
    const ended = await matter.recordedEvent('ended');
    expect(ended.event).toMatchObject({ outcome: 'agreed' });
  });

  test('stays broken whatever was not delivered', async () => {
    refuse('NOR');
    const matter = await circulate();
    await matter.send(await matter.position('FRA', 'object'));
    const closed = await matter.recordedEvent('stage-closed');
    expect(closed.event).toMatchObject({ outcome: 'broken' });
    expect(await matter.eventTypes()).not.toContain('held');
  });
});
