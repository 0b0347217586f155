import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, type WorkflowHandle } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { Codec, converting } from '../../codec/codec.ts';
import { makeKey, readKeyRing } from '../../codec/keys.ts';
import { buildBundle } from '../../worker/bundle.ts';
import { messages, type Answer, type Envelope } from '../../workflows/messages.ts';
import { openHarness, type Harness } from '../workflow/harness.ts';
import { MatterInHand, until } from '../workflow/matter-in-hand.ts';
import { silenceOf } from '../workflow/settings.ts';

const [k1, k2] = [makeKey('k1'), makeKey('k2')];
const alarms: string[] = [];
let harness: Harness;
let matter: MatterInHand;
const envelopes = new Map<string, Envelope>();

beforeAll(async () => {
  harness = await openHarness('dev');
  matter = await MatterInHand.start(harness, silenceOf({ hours: 1 }));
  // Made now, while this client can ask for the text that they are about.
  for (const body of ['N1', 'N2', 'N3', 'N4', 'N5'])
    envelopes.set(body, await matter.position(body, 'object'));
}, 60_000);
afterAll(() => harness.close());

function codecWith(...keys: readonly string[]): Codec {
  return new Codec(readKeyRing(keys.join(',')), ({ message }) => alarms.push(message));
}

/** API and worker go on with other keys. */
async function goOnWith(codec: Codec): Promise<WorkflowHandle> {
  await harness.stopWorker();
  await harness.startWorker(codec);
  const { connection } = harness.client;
  const client = new Client({ connection, ...converting(codec) });
  return client.workflow.getHandle(matter.workflow);
}

function send(handle: WorkflowHandle, envelope: Envelope): Promise<Answer> {
  const { key } = envelope;
  return handle.executeUpdate<Answer, [Envelope]>(messages.act, {
    args: [envelope],
    updateId: key,
  });
}

function asked(body: string): Envelope {
  const envelope = envelopes.get(body);
  if (!envelope) throw new Error(`${body} was not asked.`);
  return envelope;
}

async function positions(): Promise<string[]> {
  return (await matter.events()).flatMap(({ event }) =>
    event.type === 'responded' ? [event.response.body] : [],
  );
}

describe('a recommendation that runs while keys change', () => {
  test('goes on from what was in clear, under the first key and under the next', async () => {
    await matter.send(asked('N1'));
    await send(await goOnWith(codecWith(k1)), asked('N2'));
    // Both know both, and the first of the ring encrypts.
    await send(await goOnWith(codecWith(k1, k2)), asked('N3'));
    const answer = await send(await goOnWith(codecWith(k2, k1)), asked('N4'));
    await matter.recorded(answer.sequence);
    expect(await positions()).toEqual(['N1', 'N2', 'N3', 'N4']);
    expect(alarms).toEqual([]);
  }, 90_000);

  test('replays as it ran, with all its keys and not without one', async () => {
    const history = await matter.handle.fetchHistory();
    const workflowBundle = { codePath: await buildBundle(true) };
    const replay = (codec: Codec) =>
      Worker.runReplayHistory({ workflowBundle, ...converting(codec) }, history, matter.workflow);
    await replay(codecWith(k2, k1));
    await expect(replay(codecWith(k2))).rejects.toThrow();
  }, 60_000);

  test('stands still, visibly, while a key is missing, and goes on when it is back', async () => {
    const before = await positions();
    const envelope = asked('N5');
    alarms.length = 0;
    const lacking = codecWith(k2);
    const waiting = send(await goOnWith(lacking), envelope).catch((error: unknown) => error);
    await until('the alarm is raised', () => Promise.resolve(alarms.length > 0));
    expect(alarms[0]).toBe(
      'A payload was encrypted with the key "k1", which TEMPORAL_CODEC_KEYS does not have: put that key back.',
    );
    expect(lacking.trouble?.isKeyMissing).toBe(true);
    // Its history shows the failed task, and nothing was decided.
    await until('Temporal shows the failure', async () => {
      const { events } = await matter.handle.fetchHistory();
      return (events ?? []).some((event) => event.workflowTaskFailedEventAttributes);
    });
    expect(await positions()).toEqual(before);
    const mended = await goOnWith(codecWith(k2, k1));
    await waiting;
    const { sequence } = await send(mended, envelope);
    await matter.recorded(sequence);
    expect(await positions()).toEqual([...before, 'N5']);
  }, 120_000);
});
