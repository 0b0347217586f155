import { sql } from 'kysely';
import { readLeaf } from '../../audit/leaf.ts';
import type { Rest } from '../../domain/archive.ts';
import type { Instant } from '../../domain/time.ts';
import { findKeptEntries, holdRecord } from '../../store/archive-contents.ts';
import type { WitnessedEntry } from '../../store/archive-contents.ts';
import {
  findArchived,
  holdOffActs,
  isActUnderWay,
  recordArchived,
  type Archived,
} from '../../store/archives.ts';
import type { Reading } from '../../store/audit/entries.ts';
import { databaseTime, type Store } from '../../store/connection.ts';
import { findReview } from '../../store/reviews.ts';
import { together } from '../../store/transaction.ts';
import { Trouble } from '../trouble.ts';
import { build, type Built } from './build.ts';
import { checkContents } from './check-contents.ts';
import { checkpointBytes, type Kept } from './check-log.ts';
import { checkArchive } from './check.ts';
import { linesOf, packed } from './container.ts';
import { manifestForm } from './form.ts';
import { gather, type Contents } from './gather.ts';
import { parsedBy } from './parsed.ts';
import { firstCovering, provenLines } from './prove.ts';
import { sha256Of } from './sha256.ts';
import { standingOf } from './standing.ts';

export type Asked = {
  readonly review: string;
  /** Who looks after the service, as they call themselves. */
  readonly by: string;
  /** How long it has to have been closed: ARCHIVE_AFTER, and what that says. */
  readonly after: string;
  readonly rest: Rest;
  /** Another archive, where the newest one on record cannot be made again. */
  readonly again: boolean;
};

/** An archive that could be put on record, or is already. */
export type Prepared = {
  readonly archived: Archived;
  readonly isOnRecord: boolean;
  readonly contents: Contents;
  readonly built: Built;
};

/**
 * Makes the archive of a closed review ready; nothing is written.
 * @throws Trouble where it is not due or would not be whole, Differs
 */
export async function prepare(store: Store, asked: Asked): Promise<Prepared> {
  const review = await findReview(store, asked.review);
  if (!review)
    throw new Trouble(`The register has no review ${asked.review}. GET /api/reviews lists all.`);
  const now = Math.floor(await databaseTime(store));
  const before = await findArchived(store, review.id);
  const closedAt = await requireDue(store, asked, now);
  const isOnRecord = before !== undefined && !asked.again;
  const number = isOnRecord ? before.number : (before?.number ?? 0) + 1;
  const { by, after } = isOnRecord ? before : asked;
  const at = isOnRecord ? before.at : now;
  const heading = { id: `${review.id}/${number}`, at, by, closedAt, after };
  const contents = await inSnapshot(store, (within) =>
    gather(within, review, { until: at, number }),
  );
  const built = build(contents, heading);
  checkContents({ ...built, manifest: manifestOf(built), kept: contents.entries.map(keptOf) });
  const sha256 = sha256Of(built.manifest);
  if (isOnRecord && sha256 !== before.sha256) throw otherThanRecorded(before);
  const events = contents.entries.filter(({ kind }) => kind === 'event').length;
  const archived = { ...heading, review: review.id, number, events, sha256 };
  return { archived, isOnRecord, contents, built };
}

async function requireDue(store: Store, asked: Asked, now: Instant): Promise<Instant> {
  const standing = await standingOf(store, asked.review, asked.rest, now);
  if (standing.is === 'open')
    throw new Trouble(`The review ${asked.review} is not closed: ${standing.why}.`);
  if (standing.is === 'resting')
    throw new Trouble(
      `The review ${asked.review} was closed on ${iso(standing.closedAt)} and is archived ${asked.after} later, from ${iso(standing.dueAt)} on (ARCHIVE_AFTER).`,
    );
  return standing.closedAt;
}

function manifestOf({ manifest }: Built) {
  return parsedBy(manifestForm, manifest, 'manifest.json');
}

function keptOf({ index, leaf: text, event, content }: WitnessedEntry): Kept {
  const leaf = readLeaf(text);
  if (!leaf) throw new Trouble(`Entry ${index} of the audit log is none: npm run audit -- verify.`);
  return { index, leaf, content: event ?? content };
}

function otherThanRecorded({ id, at }: Archived): Trouble {
  return new Trouble(
    `The archive ${id} of ${iso(at)} cannot be made again: something was redacted since, or another version of Nemcon made it. With --again another one is put on record; then destroy the old files.`,
  );
}

/** Puts it on record, unless it is, or the review went on meanwhile. @throws Trouble */
export async function putOnRecord(store: Store, prepared: Prepared): Promise<void> {
  const { archived, isOnRecord, contents } = prepared;
  if (isOnRecord) return;
  const workflows = [contents.review.workflow, ...contents.members.map((one) => one.workflow)];
  await together(store, async (within) => {
    await holdOffActs(within, archived.review);
    if (await isActUnderWay(within, archived.review))
      throw new Trouble(
        `Something was received for ${archived.review} that is not on record yet: nothing was archived. Try again in a minute.`,
      );
    if ((await holdRecord(within, workflows)) !== archived.events)
      throw new Trouble(
        `Something happened in ${archived.review} meanwhile: nothing was archived. Try again.`,
      );
    await recordArchived(within, archived);
  });
}

/**
 * The archive's bytes, once the log that witnesses it is signed; checked before anybody gets them.
 * @returns undefined until then
 */
export async function bytesOf(store: Store, prepared: Prepared): Promise<Buffer | undefined> {
  const { archived, contents, built } = prepared;
  const [own] = await findKeptEntries(store, 'archive', [archived.id]);
  if (!own) throw new Error(`The log has no entry of the archive ${archived.id}.`);
  const checkpoint = await firstCovering(store, own.index);
  if (!checkpoint) return undefined;
  const entries: readonly WitnessedEntry[] = [...contents.entries, own].toSorted(
    (a, b) => a.index - b.index,
  );
  const lines = await provenLines(store, entries, checkpoint.size);
  const [readme, ...rest] = built.listed;
  if (!readme) throw new Error('An archive begins with its index.');
  const bytes = await packed([
    readme,
    { name: 'manifest.json', bytes: built.manifest },
    { name: 'checkpoint.json', bytes: checkpointBytes(checkpoint) },
    { name: 'entries.jsonl', bytes: linesOf(lines) },
    ...rest,
  ]);
  const checked = await checkArchive(bytes, { checkpoints: [] });
  if (checked.is === 'whole') return bytes;
  throw new Trouble(
    `The archive would not be whole (${checked.why}): npm run audit -- verify says more. No file was written.`,
  );
}

/** All reads of one moment; times as the log has them. */
function inSnapshot<T>(store: Store, task: (within: Reading) => Promise<T>): Promise<T> {
  return store.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (db) => {
      await sql`set local timezone to 'UTC'`.execute(db);
      return await task({ db });
    });
}

function iso(at: Instant): string {
  return new Date(at).toISOString();
}
