import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Codec } from '../../codec/codec.ts';
import { makeKey, readKeyRing } from '../../codec/keys.ts';
import { scheduleSweep, sweepIdOf } from '../../worker/schedule.ts';
import { openHarness, type Harness } from '../workflow/harness.ts';
import { MatterInHand, until } from '../workflow/matter-in-hand.ts';
import { silenceOf } from '../workflow/settings.ts';
import { breakRegister, sweepNow } from '../workflow/sweep-now.ts';
import { seenIn, textsWithin, type Seen } from './in-clear.ts';

const ring = readKeyRing(makeKey('k1'));
const nations = ['N1', 'N2', 'N3'];
let harness: Harness;
let matter: MatterInHand;
let seen: Seen;

beforeAll(async () => {
  harness = await openHarness('dev', new Codec(ring, () => undefined));
  matter = await MatterInHand.start(harness, silenceOf({ minutes: 30 }, nations), 'REVIEW-X');
  await matter.send(await matter.position('N1', 'agree'));
  // The register is away for a moment: failures with their messages go to Temporal.
  const mend = await breakRegister(harness);
  await matter.send(await matter.position('N2', 'object'));
  const failing = await untilFailing();
  await mend();
  await matter.recordedEvent('silence-broken');
  const refused = await refusedBeginning();
  const about = { namespace: 'default', execution: { workflowId: matter.workflow } };
  seen = seenIn(
    [
      failing,
      refused,
      await matter.handle.fetchHistory(),
      await harness.client.workflowService.describeWorkflowExecution(about),
      await harness.client.workflowService.queryWorkflow({
        ...about,
        query: { queryType: '__temporal_workflow_metadata' },
      }),
      await harness.client.workflowService.listWorkflowExecutions({
        namespace: 'default',
        query: `WorkflowId = "${matter.workflow}"`,
      }),
    ],
    ring,
  );
}, 60_000);
afterAll(() => harness.close());

/** What Temporal says of an activity that is tried again and again. */
async function untilFailing(): Promise<unknown> {
  let described: unknown;
  await until('an activity is tried again', async () => {
    const raw = (await matter.handle.describe()).raw;
    described = raw;
    return (raw.pendingActivities ?? []).some(({ lastFailure }) => lastFailure);
  });
  return described;
}

/** A workflow that fails with a sentence of ours. */
async function refusedBeginning(): Promise<unknown> {
  const { client, taskQueue } = harness;
  const workflowId = `recommendation:${randomUUID()}`;
  const envelope = { key: randomUUID(), hash: 'x', receivedAt: 0, command: { type: 'withdraw' } };
  const args = [{ begin: { is: 'task', envelope } }];
  const handle = await client.workflow.start('recommendation', { workflowId, taskQueue, args });
  await expect(handle.result()).rejects.toMatchObject({
    cause: {
      message: 'A recommendation begins with its tasking, not with withdraw; nothing was started.',
    },
  });
  return handle.fetchHistory();
}

/** Of workflows, messages and failures: the same for every recommendation. */
const names = new Set(['recommendation', 'act', 'deliver', 'record', 'not-tasked']);

describe('with the codec on, Temporal', () => {
  test('lets a workflow end that has no result', async () => {
    await expect(sweepNow(harness)).resolves.toBeUndefined();
  });

  test('hands each run of a Schedule what the one before it came to', async () => {
    const { client, taskQueue } = harness;
    await scheduleSweep(client, taskQueue);
    const schedule = client.schedule.getHandle(sweepIdOf(taskQueue));
    const completed = async () => {
      const query = `TemporalScheduledById = "${sweepIdOf(taskQueue)}" AND ExecutionStatus = "Completed"`;
      return (await client.workflow.count(query)).count;
    };
    for (const runs of [1, 2, 3]) {
      await schedule.trigger();
      await until(`${runs} have ended`, async () => (await completed()) >= runs);
    }
    await schedule.delete();
  }, 60_000);

  test('keeps nothing unencrypted but search attributes, and the names of changes to the program', () => {
    const paths = seen.open
      .map(({ path }) => path)
      .filter((path) => !/earchAttributes\.|\.patch-data\.payloads$/.test(path));
    expect(paths).toEqual([]);
    expect(seen.hidden.length).toBeGreaterThan(20);
  });

  test('shows in clear no text that stands in any payload, but ids and names of messages', () => {
    const clear = seen.texts.filter(({ field, text }) => !/id$/i.test(field) && !names.has(text));
    const secrets = new Set(seen.hidden.flatMap(textsWithin));
    expect(secrets).toContain('object');
    const shown = [...secrets].flatMap((secret) =>
      clear.filter(({ text }) => text.includes(secret)).map(({ field }) => `${field}: ${secret}`),
    );
    expect(shown).toEqual([]);
  });

  test('shows in ids the reference, the review and the keys of the callers only', () => {
    const ids = seen.texts.filter(({ field }) => /^(workflowId|updateId)$/.test(field));
    const known = /^((recommendation|review):[\w-]+|[\w-]{36})$/;
    expect(ids.filter(({ text }) => !known.test(text))).toEqual([]);
  });

  test('encrypts summaries, details, the live sentence, failures and stack traces', () => {
    const all = seen.hidden.flatMap(textsWithin).join('\n');
    expect(all).toContain(`${matter.reference} of REVIEW-X, by procedure`);
    expect(all).toContain(`The recommendation **${matter.reference}** of the review`);
    expect(all).toMatch(/\d+-\d+: \w/);
    expect(all).toContain('begins with its tasking, not with withdraw');
    expect(all).toMatch(/at .*record.*\.ts/);
    expect(all).toMatch(/objects?|objected/);
  });

  test('says in search attributes how far it is, and of nations nothing', () => {
    const attributes = new Map(
      seen.open.map(({ path, value }) => [path.split('.').at(-1) ?? '', value]),
    );
    expect([...attributes.keys()].toSorted()).toEqual(
      expect.arrayContaining(['Reference', 'Review', 'Stage', 'WaitingOn']),
    );
    const waitingOn = seen.open.filter(({ path }) => path.endsWith('.WaitingOn'));
    expect(JSON.stringify(waitingOn)).not.toMatch(/N[123]/);
    expect(JSON.stringify(waitingOn)).toContain('bodies');
  });
});
