import { administering, type AdministeringAct } from './administering.ts';
import { deciding, type DecidingAct } from './deciding.ts';
import { reading, type ReadingAct } from './reading.ts';
import type { ActRow } from './row.ts';

/** Every act of the system by its one name: in the code, on the wire (`x-act`) and in the docs. */
export type ActName = DecidingAct | AdministeringAct | ReadingAct;

/**
 * Who may do what, one row for each act; the API, the validators of the workflows and
 * docs/authorisation.md all read it.
 */
export const table: Readonly<Record<ActName, ActRow>> = {
  ...deciding,
  ...administering,
  ...reading,
};

/** The row of an act. */
export function rowOf(act: ActName): ActRow {
  return table[act];
}

export function isDeciding(act: ActName): act is DecidingAct {
  return Object.hasOwn(deciding, act);
}

export function isAdministering(act: ActName): act is AdministeringAct {
  return Object.hasOwn(administering, act);
}
