import {
  findEntriesAbout,
  findEventEntries,
  findKept,
  findKeptEntries,
  findKeptSettings,
  findMembers,
  findRedactionsOf,
  findTakenReceipts,
} from '../../store/archive-contents.ts';
import type {
  ArchivedDocument,
  ArchivedMember,
  ArchivedReceipt,
  ArchivedSetting,
  WitnessedEntry,
} from '../../store/archive-contents.ts';
import type { Reading } from '../../store/audit/entries.ts';
import { hashesIn } from '../../store/audit/lost.ts';
import type { FoundReview } from '../../store/reviews.ts';
import { Trouble } from '../trouble.ts';

/** All that the register has of a review, as it goes into an archive. */
export type Contents = {
  readonly review: FoundReview;
  readonly members: readonly ArchivedMember[];
  /** In the order of the log, all but the one of the archive itself. */
  readonly entries: readonly WitnessedEntry[];
  readonly receipts: readonly ArchivedReceipt[];
  readonly documents: readonly ArchivedDocument[];
  readonly settings: readonly ArchivedSetting[];
};

/** More does not fit into one file that is checked in memory. */
const mostBytes = 1_500_000_000;

/**
 * Gathers a review within one snapshot. What was received after `until` is left out, so that the
 * same archive can be made again later.
 * @param number of this archive; the entries of those before it go with it
 * @throws Trouble where it would not be whole
 */
export async function gather(
  store: Reading,
  review: FoundReview,
  { until, number }: { readonly until: number; readonly number: number },
): Promise<Contents> {
  const members = await findMembers(store, review.id);
  const workflows = [review.workflow, ...members.map(({ workflow }) => workflow)];
  const references = members.map(({ reference }) => reference);
  const events = await findEventEntries(store, workflows);
  const about = await findEntriesAbout(store, { review: review.id, references, workflows }, until);
  const earlier = Array.from({ length: number - 1 }, (_, index) => `${review.id}/${index + 1}`);
  const receipts = await findTakenReceipts(store, workflows, until);
  const waiting = receipts.filter(({ settledAt }) => settledAt === null).length;
  if (waiting > 0)
    throw new Trouble(
      `${waiting} of its acts were received and are not answered yet; they are within minutes while a worker runs. Archive it then.`,
    );
  const named = events.flatMap((one) => hashesIn(one.event));
  const tried = [...about, ...receipts].flatMap((one) =>
    hashesIn('command' in one ? one.command : one.content),
  );
  const { documents, redactions } = await findDocuments(store, [...named, ...tried]);
  const settings = await findKeptSettings(store, settingsOf(review, members, named));
  requireAll(named, documents, settings);
  const entries = [
    ...events,
    ...about,
    ...(await findKeptEntries(store, 'redaction', redactions)),
    ...(await findKeptEntries(store, 'archive', earlier)),
  ].toSorted((a, b) => a.index - b.index);
  return { review, members, entries, receipts, documents, settings };
}

/** The texts and files of these hashes, and why some of them are gone, which is a text as well. */
async function findDocuments(store: Reading, hashes: readonly string[]) {
  const all = new Set(hashes);
  const redactions = new Set<string>();
  for (let fresh = [...all]; fresh.length > 0;) {
    const found = await findRedactionsOf(store, fresh);
    for (const { id } of found) redactions.add(id);
    fresh = found.map(({ reason }) => reason).filter((reason) => !all.has(reason));
    for (const reason of fresh) all.add(reason);
  }
  const documents = await findKept(store, [...all]);
  const size = documents.reduce((sum, { content }) => sum + content.length, 0);
  if (size > mostBytes)
    throw new Trouble(
      `Its texts and files are ${Math.ceil(size / 1e6)} MB, more than one archive holds (${mostBytes / 1e6} MB): keep the newest back-up for it.`,
    );
  return { documents, redactions: [...redactions] };
}

function settingsOf(
  { settingHash, memberSettingHash }: FoundReview,
  members: readonly ArchivedMember[],
  named: readonly string[],
): string[] {
  const begun = members.map((one) => one.settingHash);
  return [...new Set([settingHash, memberSettingHash, ...begun, ...named])];
}

function requireAll(
  named: readonly string[],
  documents: readonly ArchivedDocument[],
  settings: readonly ArchivedSetting[],
): void {
  const kept = new Set([
    ...documents.map(({ sha256 }) => sha256),
    ...settings.map(({ hash }) => hash),
  ]);
  const lost = named.find((hash) => !kept.has(hash));
  if (lost !== undefined)
    throw new Trouble(
      `The register lacks ${lost}, which an event names: npm run audit -- verify says more. Nothing was archived.`,
    );
}
