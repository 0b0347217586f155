import { randomUUID } from 'node:crypto';
import { encrypts } from '../../codec/codec.ts';
import type { WorkflowHandle } from '@temporalio/client';
import type { Actor } from '../../domain/actor.ts';
import type { Act, Until } from '../../domain/command.ts';
import type { RecordedEvent } from '../../domain/event.ts';
import type { Setting } from '../../domain/setting.ts';
import type { Recommendation } from '../../domain/state.ts';
import type { Instant } from '../../domain/time.ts';
import { beat } from '../../store/availability.ts';
import { commitReceipt } from '../../store/receipts.ts';
import { findSequences } from '../store/sequences.ts';
import { insertSetting } from '../../store/settings.ts';
import { findEvents } from '../../store/timeline.ts';
import {
  messages,
  recommendationWorkflowId,
  type Answer,
  type Envelope,
} from '../../workflows/messages.ts';
import { startRecommendation } from '../../workflows/starting.ts';
import { at, hash } from '../domain/story.ts';
import type { Harness } from './harness.ts';

/** One recommendation in a running workflow, and what people and the API do to it. */
export class MatterInHand {
  readonly reference: string;
  readonly workflow: string;
  readonly handle: WorkflowHandle;
  readonly harness: Harness;

  private constructor(harness: Harness, reference: string) {
    this.harness = harness;
    this.reference = reference;
    this.workflow = recommendationWorkflowId(reference);
    this.handle = harness.client.workflow.getHandle(this.workflow);
  }

  static async start(
    harness: Harness,
    setting: Setting,
    review = 'REV',
    begin: { readonly receivedAt?: Instant; readonly window?: Until | null } = {},
  ): Promise<MatterInHand> {
    const matter = new MatterInHand(harness, `R-${randomUUID().slice(0, 8)}`);
    const { client, store, taskQueue } = harness;
    const settingHash = await insertSetting(store, setting);
    const { window = null, receivedAt = await harness.now() } = begin;
    const command = { by: at('secretary'), type: 'task', window, ...task } as const;
    const envelope = { key: randomUUID(), hash: 'task', receivedAt, command };
    const { type, options } = startRecommendation(
      {
        reference: matter.reference,
        review,
        setting,
        settingHash,
        begin: { is: 'task', envelope },
      },
      encrypts(client),
    );
    await client.workflow.start(type, { ...options, taskQueue });
    await matter.recorded(1);
    return matter;
  }

  async envelope(place: string | Actor, act: Act, how: Partial<Envelope> = {}): Promise<Envelope> {
    const by = typeof place === 'string' ? at(place) : place;
    const command = { by, ...act };
    const receivedAt = await this.harness.now();
    return { key: randomUUID(), hash: JSON.stringify(act), receivedAt, command, ...how };
  }

  /** Sends as the API does: the key is the Update's id. */
  send(envelope: Envelope): Promise<Answer> {
    return this.handle.executeUpdate<Answer, [Envelope]>(messages.act, {
      args: [envelope],
      updateId: envelope.key,
    });
  }

  async act(place: string, act: Act): Promise<Answer> {
    return this.send(await this.envelope(place, act));
  }

  async position(body: string, position: string, how: Partial<Envelope> = {}): Promise<Envelope> {
    const { versions } = await this.state();
    const text = versions.at(-1)?.hash ?? hash('none');
    const reason = position === 'object' ? hash('reason') : null;
    const about = { stage: null, text, reason, statement: null, to: 'text' } as const;
    const key = how.key ?? randomUUID();
    const respond = { type: 'respond', bodies: [body], position, letter: key, ...about } as const;
    return this.envelope(body, respond, { ...how, key });
  }

  /** The API's receipt, committed before anything is sent. */
  async receive(envelope: Envelope): Promise<Envelope> {
    const { key, hash: body, command, receivedAt } = envelope;
    const receipt = { workflow: this.workflow, key, hash: body, command, receivedAt };
    const rest = { person: 'somebody', documents: [], start: null };
    await commitReceipt(this.harness.store, { ...receipt, ...rest });
    return envelope;
  }

  /** When the running round of this stage expires; waits until it has one. */
  async deadline(stage: string): Promise<Instant> {
    let deadline: Instant | undefined;
    await until(`${stage} runs`, async () => {
      const { stages } = await this.state();
      const phase = stages.findLast((one) => one.stage === stage)?.phase;
      deadline = phase?.is === 'running' ? phase.deadline.at : undefined;
      return deadline !== undefined;
    });
    return deadline ?? Number.NaN;
  }

  state(): Promise<Recommendation> {
    return this.handle.query<Recommendation>(messages.state);
  }

  events(): Promise<readonly RecordedEvent[]> {
    return findEvents(this.harness.store, this.workflow);
  }

  async eventTypes(): Promise<string[]> {
    return (await this.events()).map(({ event }) => event.type);
  }

  /** Waits until the register has reached this event. */
  async recorded(sequence: number): Promise<void> {
    await until(`event ${sequence} of ${this.workflow} is recorded`, async () => {
      const found = await findSequences(this.harness.store, [this.workflow]);
      return (found.get(this.workflow) ?? 0) >= sequence;
    });
  }

  /** Waits until an event of this type is recorded. */
  async recordedEvent(type: RecordedEvent['event']['type']): Promise<RecordedEvent> {
    let found: RecordedEvent | undefined;
    await until(`${type} of ${this.workflow} is recorded`, async () => {
      found = (await this.events()).find(({ event }) => event.type === type);
      return found !== undefined;
    });
    if (!found) throw new Error('It was there a moment ago.');
    return found;
  }

  /** Heartbeats as if API and worker had been up all the time. */
  async serviceWasUp(from: Instant, to: Instant): Promise<void> {
    const { store } = this.harness;
    const id = randomUUID();
    for (let when = from; when <= to; when += 10_000)
      await Promise.all(
        (['api', 'worker'] as const).map((process) =>
          beat(store, { process, id: `${process}-${id}`, is: 'alive', at: when }),
        ),
      );
  }
}

const task = { workingGroup: 'WG-1', title: hash('title') };

/** Asks again until it holds; a test that waits too long says what it waited for. */
export async function until(
  what: string,
  holds: () => Promise<boolean>,
  within = 20_000,
): Promise<void> {
  const end = Date.now() + within;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`After ${within} ms it is still not so that ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
