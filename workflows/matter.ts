import { ApplicationFailure } from '@temporalio/workflow';
import type { Refusal } from '../domain/decision.ts';
import type { Instant } from '../domain/time.ts';
import { Keys } from './keys.ts';
import type { Answer, CarriedKey, Envelope } from './messages.ts';
import { follow, outcomeOf, type Decided, type Recorded, type Rules } from '../domain/rules.ts';

/** What a key was answered, to be told to the register. */
export type Settled = { readonly key: string; readonly result: Answer | Refusal };

export type Batch<E> = {
  readonly events: readonly Recorded<E>[];
  readonly settled: readonly Settled[];
};

/**
 * The matter in hand: its live state, what was decided and is not yet recorded, and the keys that
 * have been answered. Everything here is synchronous, so an Update is accepted and completed in one
 * workflow task and two acts never interleave.
 */
export class Matter<S extends { readonly sequence: number }, C, E> {
  readonly #rules: Rules<S, C, E>;
  readonly #keys: Keys;
  #state: S;
  #events: Recorded<E>[];
  #settled: Settled[];
  #changes = 0;

  constructor(
    rules: Rules<S, C, E>,
    begin: {
      readonly state: S;
      readonly queued: readonly Recorded<E>[];
      readonly keys: readonly CarriedKey[];
    },
  ) {
    this.#rules = rules;
    this.#state = begin.state;
    this.#events = [...begin.queued];
    this.#keys = new Keys(begin.keys);
    this.#settled = answeredFrom(begin.queued[0]?.sequence ?? Infinity, begin.keys);
  }

  get state(): S {
    return this.#state;
  }

  /** Counts up whenever there may be something to do: recording, arming the timer, telling. */
  get changes(): number {
    return this.#changes;
  }

  /** Looks at everything again, though nothing changed. */
  wake(): void {
    this.#changes += 1;
  }

  /** The validator: throws what the caller is told; changes nothing. */
  check(envelope: Envelope<C>): void {
    const known = this.#keys.find(envelope.key);
    if (known && known.hash !== envelope.hash) throw keyReused();
    const result = known?.result ?? this.preview(envelope);
    if ('code' in result) throw refused(result);
  }

  /** The handler of an act that passed `check`: decides, applies, queues, answers. */
  act(envelope: Envelope<C>): Answer {
    const result = this.deliver(envelope);
    if ('code' in result) throw refused(result);
    return result;
  }

  /** An envelope that nobody waits for: a refusal is its answer, not a failure. */
  deliver(envelope: Envelope<C>): Answer | Refusal {
    const { key, hash, command, receivedAt } = envelope;
    const known = this.#keys.find(key);
    const result = known?.result ?? this.#decide(command, receivedAt);
    if (!known) this.#keys.remember({ key, hash, at: Date.now(), result });
    // Sent again though answered: perhaps the register has not been told, so it is told once more.
    this.#settled.push({ key, result });
    this.#changes += 1;
    return result;
  }

  /** The machine's own acts, which have no key; false: nothing came of it. */
  pass(command: C, at: Instant): boolean {
    const before = this.#state.sequence;
    return !('code' in this.#decide(command, at)) && this.#state.sequence > before;
  }

  preview({ command, receivedAt }: Envelope<C>) {
    const decision = this.#rules.decide(this.#state, command, receivedAt);
    return decision.ok ? { ...decision, ...outcomeOf(decision) } : decision;
  }

  get isRecordingDue(): boolean {
    return this.#events.length > 0 || this.#settled.length > 0;
  }

  /** The next events in order, with the answers that go on record with them. */
  takeBatch(most: number): Batch<E> {
    const events = this.#events.slice(0, most);
    this.#events = this.#events.slice(most);
    const settled = this.#settled;
    this.#settled = [];
    return { events, settled };
  }

  /** The register is right after all: its state replaces everything from `differingFrom` on. */
  adopt(recorded: S, differingFrom: number): void {
    this.#state = recorded;
    this.#events = [];
    this.#settled = [];
    this.#keys.forgetFrom(differingFrom);
    this.#changes += 1;
  }

  /** What the next run needs; `inHand` are events that may or may not have been recorded. */
  toCarry(inHand: readonly Recorded<E>[]) {
    return {
      state: this.#state,
      queued: [...inHand, ...this.#events],
      keys: this.#keys.toCarry(Date.now()),
    };
  }

  #decide(command: C, at: Instant): Answer | Refusal {
    const decision = this.#rules.decide(this.#state, command, at);
    return decision.ok ? this.#apply(decision) : decision;
  }

  #apply(decision: Decided<E>): Answer {
    const { state, events } = follow(this.#rules, this.#state, decision.events);
    this.#state = state;
    this.#events.push(...events);
    this.#changes += 1;
    return { sequence: state.sequence, ...outcomeOf(decision) };
  }
}

/** Answers whose events are carried unrecorded go on record with them. */
function answeredFrom(sequence: number, keys: readonly CarriedKey[]): Settled[] {
  return keys
    .filter(({ result }) => 'sequence' in result && result.sequence >= sequence)
    .map(({ key, result }) => ({ key, result }));
}

function keyReused(): ApplicationFailure {
  return ApplicationFailure.nonRetryable(
    'This idempotency key was used for another request; nothing was changed. Send the new request with a key of its own.',
    'key-reused',
  );
}

function refused(refusal: Refusal): ApplicationFailure {
  return ApplicationFailure.nonRetryable(refusal.message, refusal.code, refusal);
}
