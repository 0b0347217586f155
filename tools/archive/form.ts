import { z } from 'zod';

/** The form of an archive; another one gets another name, and this one stays readable. */
export const format = 'nemcon-archive-1';

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256: 64 lower-case hex digits');
const count = z.int().min(0).max(999_999_999);

/** What the log witnesses of an archive: everything that this names by its hash. */
export const manifestForm = z.strictObject({
  format: z.literal(format),
  /** Review and number: `SDPR/1`. */
  id: z.string().min(1),
  review: z.string().min(1),
  title: z.string(),
  marking: z.string().min(1),
  /** Instants in milliseconds since 1970, UTC. */
  at: z.int(),
  by: z.string().min(1),
  closedAt: z.int(),
  after: z.string().min(1),
  /** The entries of the log that the archive holds, less the one that witnesses this manifest. */
  entries: z.strictObject({ count, root: hash }),
  members: z.array(z.strictObject({ name: z.string().min(1), size: z.int().min(0), sha256: hash })),
});

export type Manifest = Readonly<z.infer<typeof manifestForm>>;

/** The answer of GET /api/audit/checkpoint, as it is. */
export const checkpointForm = z.strictObject({
  size: count,
  checkpoint: z.string().min(1),
  keys: z.array(z.string().min(1)).min(1),
});

/** An entry of the log: what it says, what that is the hash of, and the way to the root. */
export const entryForm = z.strictObject({
  index: count,
  leaf: z.unknown(),
  content: z.unknown(),
  proof: z.array(hash).max(64),
});

/** What the register says of an archive, as its entry of the log holds it. */
export const archivedForm = z.looseObject({
  id: z.string(),
  review: z.string(),
  at: z.string(),
  by: z.string(),
  closed_at: z.string(),
  after: z.string(),
  events: count,
  sha256: hash,
});

/** How a review was set up, as its entry of the log holds it. */
export const reviewForm = z.looseObject({
  id: z.string(),
  workflow: z.string(),
  setting_hash: hash,
  member_setting_hash: hash,
});

/** A redaction, as its entry of the log holds it. */
export const redactionForm = z.looseObject({
  id: z.string(),
  kind: z.string(),
  subject: z.string(),
  reason: hash,
});

export const documentForm = z.strictObject({
  sha256: hash,
  is: z.enum(['text', 'file']),
  mediaType: z.string(),
  /** Where it lies in the archive; null once it is redacted. */
  member: z.string().nullable(),
  /** Id of the redaction that took its content away. */
  redaction: z.string().nullable(),
});

export const memberForm = z.strictObject({
  workflow: z.string(),
  reference: z.string(),
  workingGroup: z.string(),
  title: hash,
  outcome: z.string().nullable(),
  /** What it was judged by when it began. */
  setting: hash,
});

export const receiptForm = z.strictObject({
  workflow: z.string(),
  key: z.string(),
  hash: z.string(),
  person: z.string(),
  command: z.unknown(),
  receivedAt: z.number(),
  answer: z.unknown(),
  settledAt: z.number(),
});

/** A row of a table that is made from the events: each of its fields is compared. */
export const rowForm = z.record(z.string(), z.unknown());

/** What stands before the members that the manifest lists, in this order. */
export const leading = ['README.md', 'manifest.json', 'checkpoint.json', 'entries.jsonl'] as const;
