import { randomUUID } from 'node:crypto';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { Codec } from '../../codec/codec.ts';
import { makeKey, readKeyRing } from '../../codec/keys.ts';
import type { Line } from '../line.ts';

const repetitions = 2_000;

/**
 * What encryption adds to one decision, in processor time: each payload of it is encrypted once and
 * decrypted once or twice, of which two are counted.
 */
export async function measureCodec(): Promise<Line[]> {
  const codec = new Codec(readKeyRing(makeKey('k1')), () => undefined);
  const context = {
    type: 'workflow',
    namespace: 'default',
    workflowId: 'recommendation:X',
  } as const;
  const payloads = payloadsOfOneDecision();
  const once = async () => {
    const sealed = await codec.encode(payloads, context);
    await codec.decode(sealed, context);
    await codec.decode(sealed, context);
  };
  for (let warm = 0; warm < repetitions / 4; warm += 1) await once();
  const { user, system } = process.cpuUsage();
  for (let count = 0; count < repetitions; count += 1) await once();
  const spent = process.cpuUsage();
  const milliseconds = (spent.user - user + (spent.system - system)) / 1000 / repetitions;
  return [
    {
      id: 'codec',
      what: 'encrypting what one decision sends to Temporal, processor time',
      unit: 'ms',
      floor: null,
      nemcon: milliseconds,
      spread: null,
      budget: null,
    },
  ];
}

/** The Update and its answer, the batch for the register and its result, two summaries. */
function payloadsOfOneDecision(): Payload[] {
  const hash = 'f'.repeat(64);
  const by = { is: 'person', person: 'delegate.deu', body: 'DEU', role: 'delegate', mandate: hash };
  const command = {
    by,
    type: 'respond',
    bodies: ['DEU'],
    position: 'object',
    text: hash,
    reason: hash,
    letter: randomUUID(),
  };
  const envelope = { key: randomUUID(), hash, receivedAt: Date.now(), command };
  const event = {
    sequence: 34,
    at: Date.now(),
    by,
    event: { type: 'responded', response: command },
  };
  const batch = { workflow: 'recommendation:X', settingHash: hash, events: [event], settled: [] };
  const values = [envelope, { sequence: 34, status: 'counted' }, batch, null];
  return [...values, '34: responded', 'silence: next on 23 November 23:21:28 Brussels'].map(
    (value) => defaultPayloadConverter.toPayload(value) ?? {},
  );
}
