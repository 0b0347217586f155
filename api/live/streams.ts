import { setTimeout as pause } from 'node:timers/promises';
import type { Response } from 'express';
import type { Instant } from '../../domain/time.ts';
import type { Store } from '../../store/connection.ts';
import type { Caller } from '../auth/caller.ts';
import type { Edge } from '../edge.ts';
import { Problem } from '../problem.ts';
import { changesFor, isNothing, nothing, type Changes } from './changes.ts';
import { LiveFeed, type Entries } from './feed.ts';
import { Stream, type Ending } from './stream.ts';
import { say } from '../../domain/words/say.ts';

const betweenLooks = 250;
const afterFailure = 2_000;
const betweenBeats = 15_000;
const betweenSessions = 1_000;
/** Readers whose turn it is at the same time: others need connections too. */
const atOnce = 4;
/** A token is good for longer than it is looked at: whoever has one shows it again. */
const longest = 600_000;
const mostOfAPerson = 8;
const mostInAll = 2_000;

/** What is looked at and told in one turn. */
type Turn = {
  readonly at: Instant;
  readonly entries: Entries;
  readonly isBeat: boolean;
  readonly areSessionsDue: boolean;
};

/** All streams of this process, fed by one loop that runs only while there are any. */
export class LiveStreams {
  readonly #streams = new Set<Stream>();
  readonly #feed: LiveFeed;
  #isLooping = false;
  #isClosed = false;
  #beatAt: Instant = 0;
  #askedAt: Instant = 0;

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
    const mark = await this.#feed.look();
    if (cursor === undefined) return { changes: nothing, cursor: mark.at };
    const changes = await changesFor(edge, caller, this.#feed.since(cursor, mark));
    return { changes, cursor: mark.at };
  }

  /** @throws Problem `too-many-requests` where there are too many */
  admit({ person }: Caller): void {
    const own = [...this.#streams].filter(({ caller }) => caller.person === person).length;
    if (own < mostOfAPerson && this.#streams.size < mostInAll && !this.#isClosed) return;
    throw new Problem(
      'too-many-requests',
      say`You listen at ${own} places already, or too many others do. Ask GET /api/live?after=CURSOR from time to time instead.`,
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
    const stream: Stream = new Stream(edge, caller, response, () => this.#streams.delete(stream));
    this.#streams.add(stream);
    if (!this.#isLooping) void this.#loop(edge);
    const begun = await this.since(edge, caller, cursor);
    stream.tell(begun.changes, begun.cursor);
  }

  close(): void {
    this.#isClosed = true;
    for (const stream of this.#streams) this.#end(stream, 'stopping');
  }

  async #loop({ log }: Pick<Edge, 'log'>): Promise<void> {
    this.#isLooping = true;
    let next: number | undefined;
    while (this.#streams.size > 0) {
      try {
        next = await this.#turn(next, log);
        await pause(betweenLooks);
      } catch (error) {
        log.warn({ err: error }, 'the register does not answer; nothing is told meanwhile');
        await pause(afterFailure);
      }
    }
    this.#isLooping = false;
  }

  /** One look, for all. @returns where the next begins */
  async #turn(from: number | undefined, log: Edge['log']): Promise<number> {
    const { at, size: to } = await this.#feed.look();
    const isBeat = at - this.#beatAt >= betweenBeats;
    const areSessionsDue = at - this.#askedAt >= betweenSessions;
    if (isBeat) this.#beatAt = at;
    if (areSessionsDue) this.#askedAt = at;
    const entries = { from: from ?? to, to };
    const turn = { at, entries, isBeat, areSessionsDue };
    const waiting = [...this.#streams];
    while (waiting.length > 0)
      await Promise.all(
        waiting.splice(0, atOnce).map((stream) =>
          this.#serve(stream, turn).catch((error: unknown) => {
            // What cannot be told to one keeps nobody else waiting; they come back and ask for it.
            log.warn({ err: error }, 'a reader of live events could not be told');
            this.#end(stream, 'failed');
          }),
        ),
      );
    return to;
  }

  /** Rights are looked at before anything is told. */
  async #serve(stream: Stream, { at, entries, isBeat, areSessionsDue }: Turn): Promise<void> {
    const isGrown = entries.to > entries.from;
    const areRightsDue = isGrown || isBeat || stream.isOverdue(at);
    if (areSessionsDue && !(await stream.isSignedIn())) return this.#end(stream, 'session-ended');
    if (areRightsDue && !(await stream.holds())) return this.#end(stream, 'mandates-changed');
    if (at - stream.openedAt > longest) return this.#end(stream, 'too-long');
    const changes = isGrown ? await changesFor(stream.edge, stream.caller, entries) : nothing;
    if (!isNothing(changes)) stream.tell(changes, at);
    else if (isBeat) stream.beat(at);
  }

  #end(stream: Stream, why: Ending): void {
    this.#streams.delete(stream);
    stream.end(why);
  }
}
