import type { BodyId, Office, OfficeId } from './actor.ts';
import type { FactValue, Procedure } from './procedure.ts';
import type { Calendar, Instant } from './time.ts';

/**
 * All that a recommendation is judged by and that does not change with its events: frozen at the
 * start, known by its SHA-256, shared by the recommendations of a review that have the same.
 */
export type Setting = {
  readonly procedure: Procedure;
  readonly calendar: Calendar;
  /** Electorates by role, for example `nations` or `P`. */
  readonly roles: Readonly<Record<string, readonly BodyId[]>>;
  readonly offices: Readonly<Record<OfficeId, Office>>;
  readonly facts: Readonly<Record<string, FactValue>>;
  /** The date that cannot move; null where the procedure knows none. */
  readonly summitAt: Instant | null;
  /** For whom a body's letter may speak, beside itself. */
  readonly letters: Readonly<Record<BodyId, readonly BodyId[]>>;
  /**
   * Bodies of partners, each with the name that releasability has for it: `{ 'MOD-UKR': 'UKR' }`.
   * They read of what is marked only what is released to them; left out: there are none.
   */
  readonly partners?: Readonly<Record<BodyId, string>>;
};
