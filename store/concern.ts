import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { knowerOf, type Concern } from '../domain/policy/knows.ts';
import type { Holder } from './holder.ts';
import { deskOf } from './holder.ts';

/** A row of the register as far as it says whom it concerns; `desks` as `body/role`. */
export type ConcernRow = { readonly concern: Concern & { readonly desks: readonly string[] } };

/** Of `nemcon.recommendations r`. */
export const concernColumn: RawBuilder<unknown> = sql`
  jsonb_build_object('places', r.places, 'released', r.released_to, 'published', r.published,
    'desks', r.desks) as concern`;

/**
 * Of `nemcon.recommendations r`: whether these may know of it, as `knowingOf` says; what is only
 * published is found in the public register.
 */
export function concerns(held: readonly Holder[]): RawBuilder<unknown> {
  const { inside, readers, programs, runsService } = knowerOf(held);
  const placed = [...inside, ...programs];
  return sql`(${runsService} or r.places && ${placed}::text[]
    or r.released_to && ${[...placed, ...readers]}::text[])`;
}

/** Of `nemcon.reviews v`: the same for a review, which is released to nobody beyond its places. */
export function concernsReview(held: readonly Holder[]): RawBuilder<unknown> {
  const { inside, programs, runsService } = knowerOf(held);
  return sql`(${runsService} or v.places && ${[...inside, ...programs]}::text[])`;
}

/** Of `nemcon.recommendations r`: whether one of these desks is a desk of it. */
export function sitsAtDesk(held: readonly Holder[]): RawBuilder<unknown> {
  return sql`r.desks && ${held.map(({ body, role }) => deskOf(body, role))}::text[]`;
}
