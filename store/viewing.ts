import { knowerOf } from '../domain/policy/knows.ts';
import { mayAny } from '../domain/policy/may.ts';
import { officerDesks } from '../domain/policy/sees.ts';
import type { Scope } from '../domain/policy/row.ts';
import { rowOf, type ActName } from '../domain/policy/table.ts';
import type { Store } from './connection.ts';
import { deskOf, desksOf } from './holder.ts';
import type { Holder } from './holder.ts';
import { openWithin } from './within.ts';

/**
 * As whom the register is asked: by a person with what they hold at that moment, by anybody at all,
 * or by the part itself, for what it keeps of its own running. Whoever asks without saying sees nothing.
 */
export type Viewing =
  | {
      readonly kind: 'person';
      readonly person: string;
      readonly held: readonly Holder[];
      /** Of a program: what it was given by name; left out: nothing. */
      readonly scopes?: readonly Scope[];
    }
  | { readonly kind: 'public' }
  | { readonly kind: 'machine' };

/**
 * The same store, seen by these eyes: each of its statements tells PostgreSQL who asks, for itself
 * alone, in the message that carries it. Made for one request and thrown away with it.
 */
export function seenAs(store: Store, viewing: Viewing): Store {
  return { ...store, db: openWithin(store.pool, contextOf(viewing)) };
}

/** By somebody of whom nothing is known yet but who they are: what is their own. */
export function seenAsThemselves(store: Store, person: string): Store {
  return seenAs(store, { kind: 'person', person, held: [] });
}

/** The acts by which rows are seen or written that are nobody's own. */
const acts = [
  'keep-body',
  'keep-person',
  'keep-procedure',
  'keep-service',
  'grant-mandate',
  'give-authorisation',
  'release-claim',
  'report-bounce',
  'end-sessions',
  'redact',
  'read-addresses',
  'read-entries',
  'read-services',
  'read-authorisations',
  'read-redactions',
] as const satisfies readonly ActName[];

/**
 * What the policies read by `nemcon.viewer()`: what domain/policy makes of the mandates, so that who
 * may what is written once. Sent as a bound value, so it is never read as SQL.
 */
export function contextOf(viewing: Viewing): string {
  if (viewing.kind !== 'person') return JSON.stringify({ kind: viewing.kind });
  const { kind, person, held, scopes = [] } = viewing;
  const people = held.filter(({ role }) => role !== 'service');
  const { inside, readers, programs, runsService: runs } = knowerOf(held);
  const bodies = [...inside, ...readers];
  return JSON.stringify({
    kind,
    person,
    inside,
    readers,
    programs,
    runs,
    /** Where a place in a matter lets them know of it, and where its release does. */
    placed: [...inside, ...programs],
    told: [...inside, ...programs, ...readers],
    /** Whose deeds are theirs to see, and whose whole record. */
    bodies,
    records: bodies.filter((body) => mayAny('read-body-record', held, { body })),
    desks: desksOf(held),
    offices: officerDesks(held).map(({ body, role }) => deskOf(body, role)),
    may: acts.filter((act) => mayAny(act, isInScope(act, scopes) ? held : people)),
  });
}

/** A program may no more than its scopes name, also where a route forgot to ask for them. */
function isInScope(act: ActName, scopes: readonly Scope[]): boolean {
  const { scope } = rowOf(act);
  return scope !== undefined && scopes.includes(scope);
}
