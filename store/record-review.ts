import { sql } from 'kysely';
import { evolveReview, initialReview } from '../domain/review/evolve.ts';
import { explainReview } from '../domain/review/explain.ts';
import type { RecordedReviewEvent } from '../domain/review/event.ts';
import { nextDueReview } from '../domain/review/next-due.ts';
import { reviewNotices } from '../domain/review/notices.ts';
import type { Review } from '../domain/review/state.ts';
import type { Store } from './connection.ts';
import { NotInRegister } from './faults.ts';
import { instant, instantOrNull } from './instants.ts';
import { recordBatch } from './record-batch.ts';
import type { Batch, Hashed, Known, Ledger, RecordResult } from './record-batch.ts';
import { flagsPart } from './record-flags.ts';
import { eventsPart, noticesPart, settledPart } from './record-parts.ts';
import type { NumberedNotice, Part } from './record-parts.ts';
import { reviewSettingOf } from './settings.ts';
import type { StoredReview } from './stored-state.ts';

export type RecordReviewInput = Batch<RecordedReviewEvent>;

type KnownReview = Known & { readonly state: Review };

/**
 * The same as `recordRecommendation` for a review; `insertReview` comes before its first event.
 * @throws RegisterDiffers, RegisterGap, NotInRegister (the review or its setting)
 */
export function recordReview(store: Store, input: RecordReviewInput): Promise<RecordResult> {
  const ledger: Ledger<RecordedReviewEvent, KnownReview> = {
    remembered: () => undefined,
    load: (batch) => load(store, batch.workflow),
    write: (known, fresh, batch) => write(store, known, fresh, batch),
  };
  return recordBatch(store, ledger, input);
}

async function load(store: Store, workflow: string): Promise<KnownReview> {
  const { rows } = await sql<{ state: StoredReview | null; head: string; hash: string }>`
    select state, head, setting_hash as hash from nemcon.reviews
    where workflow = ${workflow}`.execute(store.db);
  const row = rows[0];
  if (!row) throw new NotInRegister('review', workflow);
  const setting = await reviewSettingOf(store, row.hash);
  const state = row.state ? { ...row.state, setting } : initialReview(setting);
  return { sequence: state.sequence, head: row.head, state };
}

async function write(
  store: Store,
  known: KnownReview,
  fresh: readonly Hashed<RecordedReviewEvent>[],
  batch: RecordReviewInput,
): Promise<boolean> {
  const { after, told } = follow(known.state, fresh);
  const { id, offices } = after.setting;
  const parts = [
    ownRow(known, after, fresh, batch.workflow),
    eventsPart(fresh),
    ...flagsPart(fresh),
    ...noticesPart(told, { workflow: batch.workflow, reference: null, review: id, offices }),
    ...settledPart(batch),
  ];
  const { rows } = await sql`with ${sql.join(parts, sql`, `)} select workflow from moved`.execute(
    store.db,
  );
  return rows.length > 0;
}

function follow(
  before: Review,
  fresh: readonly Hashed<RecordedReviewEvent>[],
): { after: Review; told: NumberedNotice[] } {
  let after = before;
  const told: NumberedNotice[] = [];
  for (const { recorded } of fresh) {
    const next = evolveReview(after, recorded);
    reviewNotices(after, next, recorded).forEach((notice, number) => {
      told.push({ sequence: recorded.sequence, number, notice });
    });
    after = next;
  }
  return { after, told };
}

function ownRow(
  known: Known,
  after: Review,
  fresh: readonly Hashed<RecordedReviewEvent>[],
  workflow: string,
): Part {
  const { setting: _, ...state } = after;
  const last = fresh.at(-1);
  return sql`moved as (
    update nemcon.reviews set
      sequence = ${after.sequence}, head = ${last?.hash ?? ''},
      state = ${JSON.stringify(state)}::jsonb, over = ${after.phase.is === 'ended'},
      next_due_at = ${instantOrNull(nextDueReview(after)?.at)}::timestamptz,
      needs = ${explainReview(after)},
      changed_at = ${instant(last?.recorded.at ?? 0)}::timestamptz
    where workflow = ${workflow} and sequence = ${known.sequence} and head = ${known.head}
    returning workflow)`;
}
