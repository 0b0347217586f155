import { setTimeout as sleep } from 'node:timers/promises';
import type { TestedApi } from './running-api.ts';

export type Told = {
  readonly event: string;
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Milliseconds after the stream was opened. */
  readonly after: number;
};

/** Somebody's open stream of `/api/live`, with everything that it told but its heartbeats. */
export class EventReader {
  readonly told: Told[] = [];
  readonly response: Response;
  hasEnded = false;
  #begun = performance.now();
  #leaving: AbortController;

  private constructor(response: Response, leaving: AbortController) {
    this.response = response;
    this.#leaving = leaving;
    void this.#read().catch(() => (this.hasEnded = true));
  }

  /** Opened, and past its first event. */
  static async open(
    api: TestedApi,
    headers: Record<string, string>,
    after = '',
  ): Promise<EventReader> {
    const leaving = new AbortController();
    const response = await fetch(new URL('/api/live', api.url), {
      headers: {
        accept: 'text/event-stream',
        ...(after === '' ? {} : { 'last-event-id': after }),
        ...headers,
      },
      signal: leaving.signal,
    });
    const reader = new EventReader(response, leaving);
    if (response.ok) await reader.until(({ length }) => length > 0);
    return reader;
  }

  /** @throws when it was not so within five seconds */
  async until(isSo: (told: readonly Told[]) => boolean): Promise<void> {
    const end = performance.now() + 5_000;
    while (!isSo(this.told)) {
      if (performance.now() > end) throw new Error(`Told: ${JSON.stringify(this.told)}`);
      await sleep(5);
    }
  }

  /** The references that were told, in order. */
  get references(): readonly unknown[] {
    return this.told.flatMap(({ data }) => data['recommendations'] ?? []);
  }

  leave(): void {
    this.#leaving.abort();
  }

  async #read(): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    for await (const piece of this.response.body ?? []) {
      text += decoder.decode(piece, { stream: true });
      const whole = text.split('\n\n');
      text = whole.pop() ?? '';
      for (const block of whole) this.#take(block);
    }
    this.hasEnded = true;
  }

  #take(block: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
    const event = field('event');
    if (event === '' || event === 'beat') return;
    const after = performance.now() - this.#begun;
    this.told.push({ event, id: field('id'), data: JSON.parse(field('data')), after });
  }
}
