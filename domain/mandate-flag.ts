import type { Instant } from './time.ts';

/** Why a mandate did not carry what was done under it when that was received. */
export type FlagWhy =
  | 'revoked'
  | 'ended'
  | 'not-begun'
  /** The register holds another version of it, and knows of no revocation that made it. */
  | 'changed'
  /** It is another person's, body's or role's. */
  | 'of-another'
  /** The register has no such mandate. */
  | 'unknown';

/**
 * Stands beside an act that is on record though the mandate it names did not hold when it was
 * received. The act counts as it did: a person decides what becomes of it.
 */
export type MandateFlag = {
  /** As the act names it: `m-…@1`, or of a letter's other bodies `a-…`. */
  readonly mandate: string;
  /** For which the act spoke under it. */
  readonly body: string;
  readonly why: FlagWhy;
  /** When it was revoked, ended or began; null where that is not known. */
  readonly since: Instant | null;
};
