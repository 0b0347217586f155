import { z } from 'zod';
import { canonical, contentHash } from './canonical.ts';
import type { Head } from './check.ts';
import { readLeaf } from './leaf.ts';
import type { EventLeaf, KeptLeaf, Leaf } from './leaf.ts';
import type { Content } from './receipt.ts';
import { Frontier, leafHash } from './tree.ts';
import type { Hash, Node } from './tree.ts';

/** An entry as the register keeps it. */
export type KeptEntry = {
  readonly index: number;
  readonly kind: string;
  readonly key: string;
  readonly leaf: string;
  readonly hash: Hash;
  readonly content: unknown;
  /** Id of the redaction that emptied it; null: it says what it said. */
  readonly redaction: string | null;
};

/** What the register has where an entry points to. */
export type Pointed = {
  readonly event: Content | undefined;
  /** Hashes of documents that the event names and that are gone or are other texts now. */
  readonly lost: readonly Hash[];
  /** The node above that was kept when the log was signed; undefined for one not kept yet. */
  readonly nodeAt: (node: Node) => Hash | undefined;
};

/** A head or a single entry that somebody outside, or an older checkpoint, has witnessed. */
export type Witness =
  | ({ readonly is: 'head'; readonly what: string } & Head)
  | { readonly is: 'entry'; readonly what: string; readonly index: number; readonly hash: Hash };

/** What the register holds in all, so that nothing is there that no entry speaks of. */
export type Holdings = {
  readonly size: number;
  /** The number of each workflow's events. */
  readonly events: ReadonlyMap<string, number>;
  /** The rows by kind and key: `mandate m-1`. */
  readonly rows: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
};

/** The first place where the log and the rest do not agree. */
export type Difference = {
  /** The entry; null where it cannot be told which. */
  readonly index: number | null;
  readonly why: string;
};

/** What the log keeps of a redaction. */
const redactionKept = z.object({
  kind: z.string(),
  subject: z.string(),
  entries: z.array(z.object({ index: z.int(), hash: z.string() })),
});

/**
 * Walks the log from its first entry and compares each with what the register has. The first
 * difference ends it: what comes after one cannot be believed.
 */
export class Walk {
  readonly #frontier = new Frontier();
  readonly #witnesses: readonly Witness[];
  readonly #last = new Map<string, number>();
  readonly #texts = new Map<string, Hash | null>();
  readonly #kept = new Map<string, { index: number; content: unknown }>();
  readonly #emptied: { index: number; hash: Hash; redaction: string; name: string }[] = [];
  #fitting = 0;

  constructor(witnesses: readonly Witness[]) {
    this.#witnesses = witnesses;
  }

  get size(): number {
    return this.#frontier.size;
  }

  step(entry: KeptEntry, pointed: Pointed): Difference | null {
    const { index } = entry;
    if (index !== this.size) return differs(this.size, 'is missing');
    if (entry.redaction !== null) return this.#redacted(entry, entry.redaction, pointed.nodeAt);
    const leaf = readLeaf(entry.leaf);
    if (!leaf || canonical(leaf) !== entry.leaf) return differs(index, 'is no entry of this log');
    if (leafHash(entry.leaf) !== entry.hash)
      return differs(index, 'is not the one that was hashed');
    if (leaf.kind !== entry.kind || keyOf(leaf) !== entry.key)
      return differs(index, `is filed as ${entry.kind} ${entry.key}, which it is not`);
    const why =
      leaf.kind === 'event' ? this.#event(leaf, pointed) : this.#row(leaf, index, entry.content);
    if (why !== null) return differs(index, why);
    return this.#grow(entry, pointed.nodeAt);
  }

  /** Its hash is all that is left of it; that a redaction took it away is asked at the end. */
  #redacted(entry: KeptEntry, redaction: string, nodeAt: Pointed['nodeAt']): Difference | null {
    const { index, hash, kind, key, leaf } = entry;
    if (leaf !== '' || kind === 'event' || !/^[0-9a-f]{64}$/.test(hash))
      return differs(index, 'is no entry that can be redacted');
    this.#emptied.push({ index, hash, redaction, name: `${kind} ${key}` });
    return this.#grow(entry, nodeAt);
  }

  #event(leaf: EventLeaf, { event, lost }: Pointed): string | null {
    const { workflow, sequence } = leaf;
    const name = `event ${sequence} of ${workflow}`;
    if (sequence !== (this.#last.get(workflow) ?? 0) + 1) return `is out of order: it is ${name}`;
    this.#last.set(workflow, sequence);
    if (!event) return `is ${name}, which is gone from the register`;
    if (event.sequence !== sequence || contentHash(event) !== leaf.hash)
      return `is ${name}, which is another one in the register now`;
    const text = frozenText(event.event) ?? this.#texts.get(workflow) ?? null;
    this.#texts.set(workflow, text);
    if (leaf.text !== text) return `is ${name} and names another text than was frozen then`;
    if (lost.length > 0)
      return `is ${name}, whose document ${lost[0]} is gone or is another text now`;
    return null;
  }

  #row(leaf: KeptLeaf, index: number, content: unknown): string | null {
    if (contentHash(content) !== leaf.hash)
      return `is ${leaf.kind} ${leaf.key}, and what was kept of it is not what was hashed`;
    this.#kept.set(`${leaf.kind} ${leaf.key}`, { index, content });
    return null;
  }

  #grow({ index, hash }: KeptEntry, nodeAt: Pointed['nodeAt']): Difference | null {
    const made = this.#frontier.append(hash);
    const other = made.find((node) => (nodeAt(node) ?? node.hash) !== node.hash);
    if (other) {
      const first = other.index * 2 ** other.level;
      return differs(first, `or one up to entry ${index} is not the one that was signed`);
    }
    for (const witness of this.#witnesses) {
      if (witness.is === 'entry' && witness.index === index && witness.hash !== hash)
        return differs(index, `is not the one that ${witness.what} witnesses`);
      if (witness.is !== 'head' || witness.size !== this.size) continue;
      if (witness.root !== this.#frontier.root())
        return differs(
          null,
          `One of the entries ${this.#fitting} to ${index} is not the one that ${witness.what} witnesses.`,
        );
      this.#fitting = this.size;
    }
    return null;
  }

  /** What can only be said once every entry was walked. */
  end(holdings: Holdings): Difference | null {
    return (
      this.#isWhole(holdings) ??
      this.#hasAllEvents(holdings) ??
      this.#wereRedacted() ??
      this.#hasAllRows(holdings)
    );
  }

  /** Whatever is emptied was named, by its hash, by the redaction that the log has an entry of. */
  #wereRedacted(): Difference | null {
    const unfounded = this.#emptied.find(({ redaction, name, index, hash }) => {
      const read = redactionKept.safeParse(this.#kept.get(`redaction ${redaction}`)?.content);
      if (!read.success || `${read.data.kind} ${read.data.subject}` !== name) return true;
      return !read.data.entries.some((one) => one.index === index && one.hash === hash);
    });
    return unfounded ? differs(unfounded.index, 'was emptied, and no redaction says so') : null;
  }

  #isWhole({ size }: Holdings): Difference | null {
    const beyond = this.#witnesses.find((one) =>
      one.is === 'head' ? one.size > this.size : one.index >= this.size,
    );
    if (beyond)
      return differs(
        this.size,
        `is missing, and all after it: ${beyond.what} witnesses more entries. The log was cut, or an older backup was restored`,
      );
    return size === this.size ? null : differs(this.size, `is missing: there were ${size} entries`);
  }

  #hasAllEvents({ events }: Holdings): Difference | null {
    for (const workflow of new Set([...events.keys(), ...this.#last.keys()]))
      if (events.get(workflow) !== this.#last.get(workflow))
        return differs(
          null,
          `The register has ${events.get(workflow) ?? 0} events of ${workflow} and the log has ${this.#last.get(workflow) ?? 0}.`,
        );
    return null;
  }

  #hasAllRows({ rows }: Holdings): Difference | null {
    for (const name of rows.keys())
      if (!this.#kept.has(name)) return differs(null, `The log has no entry of ${name}.`);
    for (const [name, { index, content }] of this.#kept) {
      const row = rows.get(name);
      if (!row) return differs(index, `is ${name}, which is gone from the register`);
      if (!isWithin(content, row))
        return differs(index, `is ${name}, which is another one in the register now`);
    }
    return null;
  }
}

function differs(index: number | null, why: string): Difference {
  return { index, why: index === null ? why : `Entry ${index} ${why}.` };
}

function keyOf(leaf: Leaf): string {
  return leaf.kind === 'event' ? `${leaf.workflow}/${leaf.sequence}` : leaf.key;
}

/** What a decision on a version that was just frozen binds (`boundHash` of domain/text-version.ts). */
export function frozenText(event: unknown): Hash | undefined {
  if (typeof event !== 'object' || event === null) return undefined;
  const isFrozen = 'type' in event && event.type === 'version-frozen';
  if (!isFrozen || !('text' in event) || typeof event.text !== 'string') return undefined;
  const paper: unknown = 'paper' in event ? event.paper : undefined;
  const hasSheet = typeof paper === 'object' && paper !== null && 'sheet' in paper;
  return hasSheet && typeof paper.sheet === 'string' ? paper.sheet : event.text;
}

/** A later version may have given the row more columns; those that were hashed must be the same. */
export function isWithin(content: unknown, row: Readonly<Record<string, unknown>>): boolean {
  return (
    typeof content === 'object' &&
    content !== null &&
    Object.entries(content).every(
      ([name, value]) => contentHash(row[name] ?? null) === contentHash(value),
    )
  );
}
