import type { Tell } from './said.ts';

/** How a language speaks of plans: its sentences, and how it tells times and titles of stages. */
export type PlanVoice = {
  readonly said: PlanSaid;
  readonly when: Tell;
  readonly title: (title: string) => string;
};

/**
 * What a language says of summits, plans and reviews. Times come in as they are told, counts as
 * numbers; a stage by its title, null where it has none.
 */
export type PlanSaid = {
  readonly nothing: (summit: string) => string;
  readonly tight: (least: {
    readonly summit: string;
    readonly reference: string;
    readonly stage: string | null;
    readonly workingDays: number;
    /** The latest end of the stage. */
    readonly by: string | null;
  }) => string;
  readonly blocked: (late: {
    readonly summit: string;
    readonly reference: string;
    readonly stage: string | null;
    readonly soonest: string;
    /** Too late by so much. */
    readonly workingDays: number;
    readonly others: readonly string[];
  }) => string;
  readonly effect: {
    readonly gone: (reference: string, summit: string) => string;
    readonly late: (effect: {
      readonly reference: string;
      readonly summit: string;
      readonly soonest: string;
      readonly workingDays: number;
    }) => string;
    /** `before` null: it was on no way to a summit. */
    readonly room: (effect: {
      readonly reference: string;
      readonly summit: string;
      readonly workingDays: number;
      readonly before: number | null;
    }) => string;
  };
  readonly slip: {
    readonly noSummit: () => string;
    readonly late: (summit: string, workingDays: number) => string;
    readonly room: (workingDays: number) => string;
    readonly misses: (latest: string, summit: string) => string;
  };
  /** A deadline is on a public holiday of somebody who is asked. */
  readonly holiday: (on: {
    readonly stage: string;
    readonly deadline: string;
    readonly bodies: readonly { readonly body: string; readonly holiday: string }[];
  }) => string;
  readonly review: {
    readonly notOpened: () => string;
    readonly open: (running: number, total: number) => string;
    readonly collecting: (package_: {
      readonly ready: number;
      readonly total: number;
      readonly due: string | null;
      /** null: no date is set. */
      readonly summit: string | null;
      readonly late: readonly string[];
    }) => string;
    readonly closed: (package_: {
      readonly size: number;
      readonly takenOut: number;
      readonly concluded: number;
      readonly summit: string | null;
    }) => string;
    readonly ended: (at: string) => string;
  };
};
