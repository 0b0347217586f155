import type { Response } from 'express';
import type { Instant } from '../../domain/time.ts';
import { findMandates } from '../../store/mandates.ts';
import { isSessionOpen } from '../../store/sessions.ts';
import { seenAsThemselves } from '../../store/viewing.ts';
import type { Caller } from '../auth/caller.ts';
import type { Edge } from '../edge.ts';
import type { Changes } from './changes.ts';

/** More than this waits for nobody: whoever reads so slowly comes back and is told what changed. */
const mostUnread = 64 * 1024;

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // Else nginx would keep what is small.
  'x-accel-buffering': 'no',
};

/** Why a stream was ended by us. */
export type Ending = 'mandates-changed' | 'session-ended' | 'too-long' | 'failed' | 'stopping';

/** One reader's open stream (HTML, Server-sent events). */
export class Stream {
  /** As its reader sees it. */
  readonly edge: Edge;
  readonly caller: Caller;
  readonly openedAt: Instant = Date.now();
  readonly #response: Response;

  constructor(edge: Edge, caller: Caller, response: Response, whenClosed: () => void) {
    this.edge = edge;
    this.caller = caller;
    this.#response = response;
    response.once('close', whenClosed);
    response.status(200).set(headers).flushHeaders();
    response.write('retry: 2000\n\n');
  }

  tell(changes: Changes, cursor: Instant): void {
    this.#write(`event: changed\nid: ${cursor}\ndata: ${JSON.stringify(changes)}\n\n`);
  }

  /** Keeps what stands between from closing it, and moves the reader's place on. */
  beat(cursor: Instant): void {
    this.#write(`event: beat\nid: ${cursor}\ndata: {}\n\n`);
  }

  end(why: Ending): void {
    this.#write(`event: ended\ndata: ${JSON.stringify({ why })}\n\n`);
    this.#response.end();
  }

  /** Whether its reader still may what they might when it was opened. */
  async holds(): Promise<boolean> {
    const { person, mandates, signIn } = this.caller;
    if (signIn.by === 'service') return true;
    const ids = ({ id, version }: { id: string; version: number }) => `${id} ${version}`;
    const own = seenAsThemselves(this.edge.store, person);
    const now = (await findMandates(own, person, Date.now())).map(ids).toSorted();
    return now.join() === mandates.map(ids).toSorted().join();
  }

  /** Whether the session that it was opened by is still open; a token has none. */
  async isSignedIn(): Promise<boolean> {
    const { signIn } = this.caller;
    if (signIn.by !== 'session') return true;
    const { idle } = this.edge.configuration.signIn.session;
    return await isSessionOpen(this.edge.store, signIn.session, { at: Date.now(), idle });
  }

  /** Whether a mandate has run out since. */
  isOverdue(at: Instant): boolean {
    return this.caller.mandates.some(({ until }) => until !== null && until <= at);
  }

  #write(text: string): void {
    if (this.#response.destroyed || this.#response.writableEnded) return;
    if (this.#response.writableLength > mostUnread) this.#response.destroy();
    else this.#response.write(text);
  }
}
