import type { Instant } from '../domain/time.ts';

/** The table of comments as secretariats keep it, ready to be written in any form. */
export type CommentMatrix = {
  readonly reference: string;
  readonly title: string;
  /** As it stands on every page; says so itself where nothing is marked yet. */
  readonly marking: string;
  /** When its content last changed. */
  readonly changedAt: Instant;
  readonly rows: readonly MatrixRow[];
};

export type MatrixRow = {
  readonly number: number;
  readonly body: string;
  readonly version: number;
  readonly clause: string;
  readonly kind: string;
  readonly comment: string;
  readonly proposal: string;
  /** Empty while it is open. */
  readonly disposition: string;
  readonly reason: string;
};

/** The heading of each column, in the order of the table. */
export const columns = {
  number: 'No.',
  body: 'Body',
  version: 'Version',
  clause: 'Clause',
  kind: 'Type',
  comment: 'Comment',
  proposal: 'Proposed wording',
  disposition: 'Disposition',
  reason: 'Reason',
} as const satisfies Record<keyof MatrixRow, string>;
