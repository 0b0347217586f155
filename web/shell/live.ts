import { useQueryClient, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { read, type Answer } from '../calls/client.ts';

export type LiveState = 'live' | 'reconnecting' | 'offline';

type Changes = Omit<Answer<'/api/live'>, 'cursor'>;

const asksEvery = 15_000;
const triesAgainAfter = 1_000;

/**
 * Keeps what is shown as it is now, while the page is looked at: told by the server as it happens, and
 * asked for every 15 seconds where a stream does not get through.
 */
export function useLive(isSignedIn: boolean): LiveState {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>('reconnecting');
  useEffect(() => {
    if (!isSignedIn) return undefined;
    const line = new Line(queries, setState);
    // A tab that nobody looks at holds no connection: a browser has six for all of its tabs.
    const look = (): void => (document.hidden ? line.rest() : line.open());
    const lost = (): void => line.lose();
    look();
    document.addEventListener('visibilitychange', look);
    addEventListener('online', look);
    addEventListener('offline', lost);
    return () => {
      document.removeEventListener('visibilitychange', look);
      removeEventListener('online', look);
      removeEventListener('offline', lost);
      line.rest();
    };
  }, [isSignedIn, queries]);
  return state;
}

/** One page's line to the server, which knows what it was told last. */
class Line {
  readonly #queries: QueryClient;
  readonly #show: (state: LiveState) => void;
  #source: EventSource | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #cursor: string | undefined;

  constructor(queries: QueryClient, show: (state: LiveState) => void) {
    this.#queries = queries;
    this.#show = show;
  }

  open(): void {
    this.rest();
    const after = this.#cursor === undefined ? '' : `?after=${this.#cursor}`;
    const source = new EventSource(`/api/live${after}`);
    this.#source = source;
    source.addEventListener('changed', (event: MessageEvent<string>) => {
      this.#show('live');
      this.#cursor = event.lastEventId;
      renew(this.#queries, JSON.parse(event.data));
    });
    source.addEventListener('beat', ({ lastEventId }: MessageEvent<string>) => {
      this.#cursor = lastEventId;
    });
    // Whoever's session or mandates have changed may see something else from now on.
    source.addEventListener('ended', () => {
      void this.#queries.invalidateQueries();
      this.#again(triesAgainAfter);
    });
    source.addEventListener('error', () => {
      this.#show(navigator.onLine ? 'reconnecting' : 'offline');
      // The browser tries a broken line again by itself; an answer that is no stream it does not.
      if (source.readyState === EventSource.CLOSED) void this.#ask();
    });
  }

  rest(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }

  lose(): void {
    this.rest();
    this.#show('offline');
  }

  #again(after: number): void {
    this.rest();
    this.#timer = setTimeout(() => this.open(), after);
  }

  /** Asks once instead of listening, and tries to listen again later. */
  async #ask(): Promise<void> {
    this.#again(asksEvery);
    const { cursor, ...changes } = await read('/api/live', {
      query: { after: this.#cursor },
    }).catch(() => ({ cursor: undefined, everything: true, recommendations: [], reviews: [] }));
    this.#cursor = cursor ?? this.#cursor;
    renew(this.#queries, changes);
  }
}

/** Reads anew what shows something that changed; lists show everything. */
function renew(queries: QueryClient, changes: Changes): void {
  if (changes.everything) return void queries.invalidateQueries();
  if (changes.recommendations.length === 0 && changes.reviews.length === 0) return;
  void queries.invalidateQueries({ predicate: ({ queryKey }) => shows(queryKey, changes) });
}

/** What no event changes: a receipt, who one is, and what the service knows beforehand. */
const steady = /^\/api\/(search|receipts|me$|bodies|people|procedures|mandates)/;

function shows([path, where]: QueryKey, { recommendations, reviews }: Changes): boolean {
  if (typeof path !== 'string' || steady.test(path)) return false;
  const named = (name: string): string | undefined => {
    const value: unknown =
      typeof where === 'object' && where !== null ? Reflect.get(where, name) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const [reference, id] = [named('reference'), named('id')];
  if (reference !== undefined) return recommendations.includes(reference);
  return id === undefined || reviews.includes(id);
}
