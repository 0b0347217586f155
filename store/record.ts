import { sql } from 'kysely';
import { awaited } from '../domain/awaited.ts';
import { evolve, initial } from '../domain/evolve.ts';
import type { RecordedEvent } from '../domain/event.ts';
import { notices } from '../domain/notices.ts';
import { officesIn } from '../domain/offices.ts';
import type { Recommendation } from '../domain/state.ts';
import type { Store } from './connection.ts';
import { RegisterGap } from './faults.ts';
import { recordBatch } from './record-batch.ts';
import type { Batch, Hashed, Known, Ledger, RecordResult } from './record-batch.ts';
import { attachedPart } from './record-attached.ts';
import { awaitedParts } from './record-awaited.ts';
import { flagsPart } from './record-flags.ts';
import { eventsPart, noticesPart, settledPart } from './record-parts.ts';
import type { NumberedNotice, Part } from './record-parts.ts';
import { insertedRow, updatedRow } from './record-recommendation-row.ts';
import { responsesPart } from './record-responses.ts';
import { stagesPart } from './record-stages.ts';
import { versionsPart } from './record-versions.ts';
import { wordsParts } from './record-words.ts';
import { hashOf } from './hash.ts';
import { settingOf } from './settings.ts';
import type { StoredState } from './stored-state.ts';

export type { RecordResult, Settled } from './record-batch.ts';
export type RecordInput = Batch<RecordedEvent>;

/** Where a recommendation's record ends; before its first event, what it will begin with. */
type KnownState = Known & { readonly state: Recommendation };

/**
 * Records what a recommendation's workflow decided: events, state, projections, notices and settled
 * receipts, all of it or nothing, in one statement. May run twice: what is on record already is
 * compared and skipped, and its receipts are settled.
 * @returns the number of the last event on record
 * @throws RegisterDiffers, RegisterGap, NotInRegister (the setting)
 */
export function recordRecommendation(store: Store, input: RecordInput): Promise<RecordResult> {
  const ledger: Ledger<RecordedEvent, KnownState> = {
    remembered: (workflow) => store.recorded.get(workflow),
    load: (batch) => load(store, batch),
    write: (known, fresh, batch) => write(store, known, fresh, batch),
  };
  return recordBatch(store, ledger, input);
}

async function load(store: Store, batch: RecordInput): Promise<KnownState> {
  const { rows } = await sql<{ state: StoredState; head: string; hash: string }>`
    select state, head, setting_hash as hash from nemcon.recommendations
    where workflow = ${batch.workflow}`.execute(store.db);
  const row = rows[0];
  if (!row) return beginning(store, batch);
  const setting = await settingOf(store, row.hash);
  return { sequence: row.state.sequence, head: row.head, state: { ...row.state, setting } };
}

async function beginning(store: Store, batch: RecordInput): Promise<KnownState> {
  const first = batch.events[0];
  if (first?.sequence !== 1 || first.event.type !== 'tasked')
    throw new RegisterGap(batch.workflow, 0, first?.sequence ?? 0);
  const { reference, review, workingGroup } = first.event;
  const setting = await settingOf(store, batch.settingHash);
  return {
    sequence: 0,
    head: '',
    state: initial({ setting, reference, review, workingGroup }),
  };
}

async function write(
  store: Store,
  known: KnownState,
  fresh: readonly Hashed<RecordedEvent>[],
  batch: RecordInput,
): Promise<boolean> {
  const { after, told } = follow(known.state, fresh);
  const parts = [
    ownRow(known, after, fresh, batch),
    ...settingPart(known.state, after),
    eventsPart(fresh),
    ...flagsPart(fresh),
    ...derivedParts(known.state, after, fresh, batch.workflow),
    ...noticesPart(told, { ...after, workflow: batch.workflow, offices: officesIn(after) }),
    ...settledPart(batch),
  ];
  // The entries of the audit log are written by a trigger at the end of this statement.
  const { rows } = await sql`with ${sql.join(parts, sql`, `)} select workflow from moved`.execute(
    store.db,
  );
  const moved = rows.length > 0;
  const head = fresh.at(-1)?.hash ?? '';
  if (moved) store.recorded.set(batch.workflow, { sequence: after.sequence, head, state: after });
  else store.recorded.delete(batch.workflow);
  return moved;
}

/** The state after the events, and the notices that each of them causes. */
function follow(
  before: Recommendation,
  fresh: readonly Hashed<RecordedEvent>[],
): { after: Recommendation; told: NumberedNotice[] } {
  let after = before;
  const told: NumberedNotice[] = [];
  for (const { recorded } of fresh) {
    const next = evolve(after, recorded);
    notices(after, next, recorded).forEach((notice, number) => {
      told.push({ sequence: recorded.sequence, number, notice });
    });
    after = next;
  }
  return { after, told };
}

function ownRow(
  known: KnownState,
  after: Recommendation,
  fresh: readonly Hashed<RecordedEvent>[],
  { workflow, settingHash }: RecordInput,
): Part {
  const first = fresh[0]?.recorded.event;
  return known.sequence === 0 && first?.type === 'tasked'
    ? insertedRow(workflow, settingHash, first.title, after, fresh)
    : updatedRow(workflow, known, after, fresh, otherSetting(known.state, after));
}

/** The hash of the setting that a move to another version of the procedure brought; else null. */
function otherSetting(before: Recommendation, after: Recommendation): string | null {
  return after.setting === before.setting ? null : hashOf(after.setting);
}

/** Kept with the event that brought it, so that the register never names a setting it lacks. */
function settingPart(before: Recommendation, after: Recommendation): Part[] {
  const hash = otherSetting(before, after);
  if (hash === null) return [];
  return [
    sql`setting as (
    insert into nemcon.settings (hash, kind, setting)
    select ${hash}, 'recommendation', ${JSON.stringify(after.setting)}::jsonb from moved
    on conflict (hash) do nothing)`,
  ];
}

function derivedParts(
  before: Recommendation,
  after: Recommendation,
  fresh: readonly Hashed<RecordedEvent>[],
  workflow: string,
): Part[] {
  const offices = officesIn(after);
  return [
    ...stagesPart(before, after),
    ...responsesPart(before, after),
    ...versionsPart(fresh),
    ...attachedPart(fresh),
    ...wordsParts(before, after, fresh),
    ...awaitedParts(
      workflow,
      before.sequence === 0 ? [] : awaited(before),
      awaited(after),
      offices,
    ),
  ];
}
