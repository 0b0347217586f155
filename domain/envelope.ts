import type { BodyId } from './actor.ts';
import type { Command } from './command.ts';
import type { RefusalCode } from './decision.ts';
import type { ReviewCommand } from './review/command.ts';
import type { Instant } from './time.ts';
import type { Said } from './words/say.ts';

/** A command with what makes it count once and in time. */
export type Envelope<C = Command> = {
  /** Idempotency-Key of the request, unique for the workflow; also the Update's id. */
  readonly key: string;
  /** SHA-256 of the request's body, so that a key cannot be used for something else. */
  readonly hash: string;
  readonly receivedAt: Instant;
  readonly command: C;
};

export type ReviewEnvelope = Envelope<ReviewCommand>;

/** What an accepted act answers: recorded once the register has reached `sequence`. */
export type Answer = {
  readonly sequence: number;
  /** `late`, `void`: on record, not counted. */
  readonly status: 'counted' | 'late' | 'void';
  /** For whom a letter did not count, and why; left out where it counted for all. */
  readonly refused?: readonly NotCounted[];
};

/** One body of a letter whose other bodies count. */
export type NotCounted = {
  readonly body: BodyId;
  readonly code: RefusalCode | 'recorded-late' | 'recorded-void';
  readonly message: string;
  readonly said?: Said;
};
