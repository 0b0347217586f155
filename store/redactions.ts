import { sql } from 'kysely';
import type { Instant } from '../domain/time.ts';
import type { Store } from './connection.ts';
import { instant, ms } from './instants.ts';
import type { StoredState } from './stored-state.ts';

export type RedactionKind = 'document' | 'attachment' | 'person';

/** Who takes what away, and why. */
export type NewRedaction = {
  readonly id: string;
  readonly kind: RedactionKind;
  /** SHA-256 of the text or file, or the person's id. */
  readonly subject: string;
  readonly at: Instant;
  readonly person: string;
  readonly body: string;
  readonly mandate: string;
  /** Document that says why; it has to be kept already. */
  readonly reason: string;
};

export type Redaction = NewRedaction & {
  /** Entries of the audit log that were emptied with it. */
  readonly entries: readonly { readonly index: number; readonly hash: string }[];
};

/**
 * Takes a text, a file or a person's data away for ever; within a transaction. Its hash and every
 * proof stay, and the audit log witnesses who did it.
 * @throws Error where there is no such thing, or no more
 */
export async function redact(store: Store, { at, ...redaction }: NewRedaction): Promise<void> {
  const row = JSON.stringify({ ...redaction, at: instant(at) });
  await sql`select nemcon.redact(${row}::jsonb)`.execute(store.db);
}

const columns = sql`
  id, kind, subject, ${ms('at')} as at, person, body, mandate, reason, entries`;

/** All redactions, the newest first. */
export async function findRedactions(store: Store): Promise<readonly Redaction[]> {
  const { rows } = await sql<Redaction>`
    select ${columns} from nemcon.redactions order by at desc, id`.execute(store.db);
  return rows;
}

/** What is known of a text or a file; undefined where nothing was ever kept under this hash. */
export async function findRedactable(
  store: Store,
  kind: 'document' | 'attachment',
  hash: string,
): Promise<{ readonly redaction: string | null } | undefined> {
  const { rows } = await sql<{ redaction: string | null }>`
    select redaction from nemcon.redaction_of(${kind}, ${hash})`.execute(store.db);
  return rows[0];
}

/** An event that names a text or a file by its hash. */
export type Naming = {
  readonly workflow: string;
  readonly sequence: number;
  readonly type: string;
};

/** More than this is a template that everybody uses, and nothing that can be redacted by mistake. */
const mostNamed = 500;

/** Where the record names this hash, in order. Walks all events: for the registrar's rare act. */
export async function findNaming(store: Store, hash: string): Promise<readonly Naming[]> {
  const { rows } = await sql<Naming>`
    select workflow, sequence, type from nemcon.naming(${hash}, ${mostNamed})`.execute(store.db);
  return rows;
}

export type Named = {
  readonly reference: string;
  readonly isTitle: boolean;
  readonly state: Pick<StoredState, 'life' | 'versions'>;
};

/** The recommendations among these workflows, and whether the hash is the title's. For the registrar. */
export async function findNamed(
  store: Store,
  workflows: readonly string[],
  hash: string,
): Promise<readonly Named[]> {
  const { rows } = await sql<Named>`
    select reference, is_title as "isTitle", state
    from nemcon.named(${[...new Set(workflows)]}::text[], ${hash})`.execute(store.db);
  return rows;
}
