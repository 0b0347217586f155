import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { BodyId } from '../domain/actor.ts';
import type { Review } from '../domain/review/state.ts';
import type { Instant } from '../domain/time.ts';
import { concernsReview } from './concern.ts';
import type { Store } from './connection.ts';
import { AlreadyKept } from './faults.ts';
import { hashOf } from './hash.ts';
import type { Holder } from './holder.ts';
import { instant, ms } from './instants.ts';
import { reviewSettingOf } from './settings.ts';
import type { StoredReview } from './stored-state.ts';

export type NewReview = {
  readonly id: string;
  readonly workflow: string;
  readonly title: string;
  readonly summitAt: Instant;
  readonly procedure: { readonly id: string; readonly version: number };
  /** Of the review's own setting (`insertReviewSetting`). */
  readonly settingHash: string;
  /** Of the setting that its recommendations are tasked with (`insertSetting`). */
  readonly memberSettingHash: string;
  readonly createdAt: Instant;
  readonly createdBy: string;
  /** Bodies with a place in it; left out: nobody but who runs the service knows of it. */
  readonly places?: readonly BodyId[];
};

export type FoundReview = NewReview & {
  /** Number of the last event on record; 0 before the workflow has opened it. */
  readonly sequence: number;
  /** null before the workflow has opened it; with the members that whoever asks may know of. */
  readonly state: StoredReview | null;
  readonly over: boolean;
  /** Its newest archive; null before it is archived. */
  readonly archive: { readonly at: Instant; readonly sha256: string } | null;
  /** The sentence "what this needs", today the same for all; empty before the workflow opened it. */
  readonly needs: { readonly officer: string; readonly public: string };
};

/**
 * Keeps a review before its workflow starts. The same again changes nothing.
 * @returns `known` for the same again
 * @throws AlreadyKept where the id stands for another one
 */
export async function insertReview(store: Store, review: NewReview): Promise<'new' | 'known'> {
  const { id, workflow, title, summitAt, procedure, createdAt, createdBy } = review;
  const { numAffectedRows } = await sql`
    insert into nemcon.reviews (id, workflow, title, summit_at, procedure, procedure_version,
      setting_hash, member_setting_hash, created_at, created_by, places)
    values (${id}, ${workflow}, ${title}, ${instant(summitAt)}::timestamptz, ${procedure.id},
      ${procedure.version}, ${review.settingHash}, ${review.memberSettingHash},
      ${instant(createdAt)}::timestamptz, ${createdBy}, ${review.places ?? []}::text[])
    on conflict do nothing`.execute(store.db);
  if (numAffectedRows === 1n) return 'new';
  const kept = await findReview(store, id);
  if (!kept || hashOf(asked(kept)) !== hashOf(asked(review))) throw new AlreadyKept('review', id);
  return 'known';
}

/** What was asked for; when and by whom it was asked first does not make it another review. */
function asked({ title, summitAt, procedure, settingHash, memberSettingHash }: NewReview) {
  return { title, summitAt, procedure, settingHash, memberSettingHash };
}

const columns: RawBuilder<unknown> = sql`
  v.id, v.workflow, v.title, ${ms('v.summit_at')} as "summitAt",
  jsonb_build_object('id', v.procedure, 'version', v.procedure_version) as procedure,
  v.setting_hash as "settingHash", v.member_setting_hash as "memberSettingHash",
  ${ms('v.created_at')} as "createdAt", v.created_by as "createdBy", v.places, v.sequence,
  nemcon.review_seen(v.workflow) as state, v.over,
  jsonb_build_object('officer', v.needs, 'public', v.needs) as needs,
  (select jsonb_build_object('at', ${ms('a.at')}, 'sha256', a.sha256)
    from nemcon.archives a where a.review = v.id order by a.number desc limit 1) as archive`;

export async function findReview(store: Store, id: string): Promise<FoundReview | undefined> {
  const { rows } = await sql<FoundReview>`
    select ${columns} from nemcon.reviews v where v.id = ${id}`.execute(store.db);
  return rows[0];
}

/** Those that these may know of, the newest first, at most 200; null: all. */
export async function findReviews(
  store: Store,
  knownTo: readonly Holder[] | null = null,
): Promise<readonly FoundReview[]> {
  const { rows } = await sql<FoundReview>`
    select ${columns} from nemcon.reviews v
    where ${knownTo === null ? sql`true` : concernsReview(knownTo)}
    order by v.created_at desc, v.id limit 200`.execute(store.db);
  return rows;
}

/** The state with its setting, ready for the domain's functions; undefined before it was opened. */
export async function loadReview(store: Store, id: string): Promise<Review | undefined> {
  const found = await findReview(store, id);
  if (!found?.state) return undefined;
  return { ...found.state, setting: await reviewSettingOf(store, found.settingHash) };
}
