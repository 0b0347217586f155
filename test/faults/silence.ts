import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import type { Event, EventOf, EventType, RecordedEvent } from '../../domain/event.ts';
import { findReceipt } from '../../store/receipts.ts';
import { findRefusedAttempts } from '../../store/refused-attempts.ts';
import { findEvents } from '../../store/timeline.ts';
import { personAt } from '../../tools/sample/people.ts';
import { recommendationWorkflowId } from '../../workflows/messages.ts';
import type { Answered } from './desk.ts';
import type { FaultProcedure, FaultStack } from './stack.ts';
import { until } from './until.ts';

const chair = 'kari.holm';
const secretary = 'sofia.marin';

type How = { readonly key?: string; readonly text?: string; readonly person?: string };

/** A recommendation whose text is under silence, and what delegations do to it. */
export class Silence {
  readonly world: FaultStack;
  readonly reference: string;
  readonly workflow: string;
  /** Hash of the text under silence. */
  readonly text: string;

  private constructor(world: FaultStack, reference: string, text: string) {
    this.world = world;
    this.reference = reference;
    this.workflow = recommendationWorkflowId(reference);
    this.text = text;
  }

  /** Tasks, freezes and circulates; the silence runs for so many seconds. */
  static async open(
    world: FaultStack,
    procedure: FaultProcedure,
    { seconds }: { readonly seconds: number },
  ): Promise<Silence> {
    const reference = `R-${randomUUID().slice(0, 8)}`;
    const { desk } = world;
    const tasking = { reference, title: `What goes wrong (${reference})`, workingGroup: 'WG-1' };
    await desk.untilDone(secretary, `/api/reviews/${procedure}/recommendations`, tasking);
    const acts = `/api/recommendations/${reference}/acts`;
    const draft = { type: 'freeze-version', text: `Text of ${reference}.` };
    await desk.untilDone(chair, acts, draft);
    await desk.untilDone(secretary, acts, { type: 'circulate', window: { seconds } });
    const shown = await desk.get(secretary, `/api/recommendations/${reference}`);
    return new Silence(world, reference, String(shown.at('text', 'hash')));
  }

  get path(): string {
    return `/api/recommendations/${this.reference}`;
  }

  get handle(): WorkflowHandle {
    return this.world.temporal.workflow.getHandle(this.workflow);
  }

  /** One attempt to give a position. */
  answer(body: string, position: string, { key, text, person }: How = {}): Promise<Answered> {
    const asked = this.asked(position, text);
    return this.world.desk.post(person ?? delegate(body), `${this.path}/responses`, asked, key);
  }

  /** Asks until the answer is final. */
  answerFinally(body: string, position: string, key?: string) {
    const { desk } = this.world;
    return desk.untilFinal(delegate(body), `${this.path}/responses`, this.asked(position), key);
  }

  asked(position: string, text: string = this.text) {
    const reason = position === 'object' ? { reason: `Not yet: ${randomUUID()}` } : {};
    return { position, text, ...reason };
  }

  act(person: string, act: Readonly<Record<string, unknown>>): Promise<Answered> {
    return this.world.desk.untilFinal(person, `${this.path}/acts`, act);
  }

  look(person: string = secretary): Promise<Answered> {
    return this.world.desk.get(person, this.path);
  }

  events(): Promise<readonly RecordedEvent[]> {
    return findEvents(this.world.store, this.workflow);
  }

  async deadline(): Promise<number> {
    const opened = await this.recorded('round-opened');
    return opened.event.deadline.at;
  }

  /** Waits until an event of this type is on record. */
  async recorded<T extends EventType>(
    type: T,
    within?: number,
  ): Promise<RecordedEvent & { readonly event: EventOf<T> }> {
    return until(
      `${type} of ${this.reference} is on record`,
      async () => {
        // While PostgreSQL is down nothing can be seen; afterwards it can.
        const events = await this.events().catch(() => []);
        return events.flatMap((one) => {
          const { event } = one;
          return isOf(event, type) ? [{ ...one, event }] : [];
        })[0];
      },
      within,
    );
  }

  /** How the silence ended: its outcome, or `held` with the reason. */
  async ending(within?: number): Promise<{ readonly is: string; readonly reason: string }> {
    return until(
      `the silence of ${this.reference} has ended`,
      async () => {
        for (const { event } of await this.events().catch(() => [])) {
          if (event.type === 'held') return { is: 'held', reason: event.reason };
          if (event.type === 'stage-closed' && event.stage === 'silence')
            return { is: event.outcome, reason: event.reason };
        }
        return undefined;
      },
      within,
    );
  }

  /** The close of the silence as it is on record. */
  async closed(): Promise<RecordedEvent> {
    return until(`the silence of ${this.reference} is closed`, async () =>
      (await this.events()).find(
        ({ event }) => event.type === 'stage-closed' && event.stage === 'silence',
      ),
    );
  }

  /** All positions on record, with what they count as. */
  async positions() {
    return (await this.events()).flatMap(({ sequence, event }) =>
      event.type === 'responded' ? [{ sequence, status: event.status, ...event.response }] : [],
    );
  }

  receipt(key: string) {
    return findReceipt(this.world.store, this.workflow, key);
  }

  refusedAttempts() {
    return findRefusedAttempts(this.world.store, { subject: this.reference });
  }
}

export function delegate(body: string): string {
  return personAt(body, 'delegate').id;
}

function isOf<T extends EventType>(event: Event, type: T): event is EventOf<T> {
  return event.type === type;
}
