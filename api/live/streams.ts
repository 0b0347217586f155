import { setTimeout as pause } from 'node:timers/promises';
import type { Response } from 'express';
import type { Instant } from '../../domain/time.ts';
import type { ScannedEntry } from '../../store/audit/scan.ts';
import type { Store } from '../../store/connection.ts';
import { findOpenSessions } from '../../store/sessions.ts';
import type { Caller } from '../auth/caller.ts';
import type { Edge } from '../edge.ts';
import { Problem } from '../problem.ts';
import { changesFor, everything, isNothing, nothing, type Changes } from './changes.ts';
import type { Found } from '../shown/seeing.ts';
import { LiveFeed } from './feed.ts';
import { Stream, type Ending } from './stream.ts';

const betweenLooks = 250;
const afterFailure = 2_000;
const betweenBeats = 15_000;
/** A token is good for longer than it is looked at: whoever has one shows it again. */
const longest = 600_000;
const mostOfAPerson = 8;
const mostInAll = 2_000;

/** Entries that may take from somebody what they may see. */
const ofRights: ReadonlySet<string> = new Set(['mandate', 'service-account', 'person', 'body']);

/** All streams of this process, fed by one loop that runs only while there are any. */
export class LiveStreams {
  readonly #streams = new Set<Stream>();
  readonly #feed: LiveFeed;
  #isLooping = false;
  #isClosed = false;
  #beatAt: Instant = 0;

  constructor(store: Store) {
    this.#feed = new LiveFeed(store);
  }

  /** Notes where the log ends, so that whoever comes back from another process has missed nothing. */
  async begin(): Promise<void> {
    await this.#feed.look();
  }

  /** What changed for somebody since their cursor, asked once instead of listened to. */
  async since(
    edge: Edge,
    caller: Caller,
    cursor: Instant | undefined,
  ): Promise<{ readonly changes: Changes; readonly cursor: Instant }> {
    const { at } = await this.#feed.look();
    if (cursor === undefined) return { changes: nothing, cursor: at };
    const entries = this.#feed.since(cursor);
    const changes =
      entries === undefined ? everything : await changesFor(edge, caller, entries, new Map());
    return { changes, cursor: at };
  }

  /** @throws Problem `too-many-requests` where there are too many */
  admit({ person }: Caller): void {
    const own = [...this.#streams].filter(({ caller }) => caller.person === person).length;
    if (own < mostOfAPerson && this.#streams.size < mostInAll && !this.#isClosed) return;
    throw new Problem(
      'too-many-requests',
      `You listen at ${own} places already, or too many others do. Ask GET /api/live?after=CURSOR from time to time instead.`,
      { retryAfterSeconds: 60 },
    );
  }

  /** Tells somebody from now on, and first what changed since their cursor. */
  async open(
    edge: Edge,
    caller: Caller,
    response: Response,
    cursor: Instant | undefined,
  ): Promise<void> {
    // Listens before it looks back, so that nothing falls between; what is told twice does no harm.
    const stream: Stream = new Stream(caller, response, () => this.#streams.delete(stream));
    this.#streams.add(stream);
    if (!this.#isLooping) void this.#loop(edge);
    const begun = await this.since(edge, caller, cursor);
    stream.tell(begun.changes, begun.cursor);
  }

  close(): void {
    this.#isClosed = true;
    for (const stream of this.#streams) this.#end(stream, 'stopping');
  }

  async #loop(edge: Edge): Promise<void> {
    this.#isLooping = true;
    let next: number | undefined;
    while (this.#streams.size > 0) {
      try {
        next = await this.#turn(edge, next);
        await pause(betweenLooks);
      } catch (error) {
        edge.log.warn({ err: error }, 'the register does not answer; nothing is told meanwhile');
        await pause(afterFailure);
      }
    }
    this.#isLooping = false;
  }

  /** One look, for all; rights are looked at before anything is told. @returns where the next begins */
  async #turn(edge: Edge, from: number | undefined): Promise<number> {
    const { next, at } = await this.#feed.look();
    const entries = this.#feed.from(from ?? next);
    await this.#endSessions(edge);
    const isBeat = at - this.#beatAt >= betweenBeats;
    const areRightsTouched = entries?.some(({ kind }) => ofRights.has(kind)) ?? true;
    await this.#endUnheld(edge, at, isBeat || areRightsTouched);
    await this.#tell(edge, entries, at);
    if (isBeat) this.#beat(at);
    return next;
  }

  async #tell(edge: Edge, entries: readonly ScannedEntry[] | undefined, at: Instant) {
    if (entries?.length === 0) return;
    const found: Found = new Map();
    for (const stream of this.#streams) {
      const changes = entries ? await changesFor(edge, stream.caller, entries, found) : everything;
      if (!isNothing(changes)) stream.tell(changes, at);
    }
  }

  #beat(at: Instant): void {
    this.#beatAt = at;
    for (const stream of this.#streams) {
      if (at - stream.openedAt > longest) this.#end(stream, 'too-long');
      else stream.beat(at);
    }
  }

  async #endSessions(edge: Edge): Promise<void> {
    const listening = [...this.#streams];
    const ids = listening.flatMap(({ session }) => session ?? []);
    if (ids.length === 0) return;
    const { idle } = edge.configuration.signIn.session;
    const open = await findOpenSessions(edge.store, ids, { at: Date.now(), idle });
    for (const stream of listening)
      if (stream.session !== null && !open.has(stream.session)) this.#end(stream, 'session-ended');
  }

  async #endUnheld(edge: Edge, at: Instant, areAll: boolean): Promise<void> {
    for (const stream of this.#streams)
      if ((areAll || stream.isOverdue(at)) && !(await stream.holds(edge, Date.now())))
        this.#end(stream, 'mandates-changed');
  }

  #end(stream: Stream, why: Ending): void {
    this.#streams.delete(stream);
    stream.end(why);
  }
}
