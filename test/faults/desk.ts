import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { freshTokens } from '../../tools/issuer/fresh-tokens.ts';

/** What the API answered; `status` 0: nobody answered at all. */
export type Answered = {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** The answer at a path, for example `at('accepted', 'sequence')`. */
  readonly at: (...path: readonly (string | number)[]) => unknown;
};

/** `body`: sent as JSON; a string is sent as it is, however malformed. */
type Asked = { readonly method: 'GET' | 'POST'; readonly path: string; readonly body?: unknown };

/** A worker that is killed every other second leaves a text unreachable for a minute and more. */
const patience = 180_000;

/** Speaks to the API as the sample people; a failed connection is an answer like any other. */
export class Desk {
  readonly #api: string;
  /** The token of a person, as they would send it. */
  readonly token: (person: string) => Promise<string>;

  constructor(at: { readonly api: string; readonly issuer: string }) {
    this.#api = at.api;
    this.token = freshTokens(at.issuer);
  }

  get(person: string, path: string): Promise<Answered> {
    return this.#send(person, { method: 'GET', path }, {});
  }

  /** One attempt. */
  async post(
    person: string,
    path: string,
    body: unknown,
    key: string = randomUUID(),
  ): Promise<Answered> {
    return this.#send(person, { method: 'POST', path, body }, { 'idempotency-key': key });
  }

  /**
   * Asks with the same key until the answer is final, as a client should.
   * @returns the final answer, and the statuses of the attempts before it
   */
  async untilFinal(
    person: string,
    path: string,
    body: unknown,
    key: string = randomUUID(),
  ): Promise<Answered & { readonly before: readonly number[] }> {
    const before: number[] = [];
    for (let pause = 100, until = Date.now() + patience; ; pause = Math.min(2 * pause, 2_000)) {
      const answered = await this.post(person, path, body, key);
      if (![0, 202, 503].includes(answered.status)) return { ...answered, before };
      before.push(answered.status);
      if (Date.now() > until) throw new Error(`${path} is still ${before.join(', ')}.`);
      await sleep(pause);
    }
  }

  /** The same, and the answer has to be 200. */
  async untilDone(person: string, path: string, body: unknown, key?: string): Promise<Answered> {
    const answered = await this.untilFinal(person, path, body, key);
    if (answered.status === 200) return answered;
    throw new Error(`${path}: ${answered.status} ${JSON.stringify(answered.body)}`);
  }

  async #send(person: string, asked: Asked, headers: Record<string, string>): Promise<Answered> {
    const { method, path, body } = asked;
    const token = await this.token(person);
    const init = {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    };
    const { status, text } = await heard(new URL(path, this.#api), init);
    return answerOf(status, JSON.parse(text));
  }
}

async function heard(url: URL, init: RequestInit): Promise<{ status: number; text: string }> {
  try {
    const answer = await fetch(url, init);
    return { status: answer.status, text: await answer.text() };
  } catch {
    // Refused, reset, or cut off in the middle of the answer.
    return { status: 0, text: '{}' };
  }
}

const Json = z.record(z.string(), z.unknown());

function answerOf(status: number, json: unknown): Answered {
  const body = Json.parse(json);
  return { status, body, at: (...path) => within(body, path) };
}

function within(value: unknown, [step, ...rest]: readonly (string | number)[]): unknown {
  if (step === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  return within(Object.entries(value).find(([name]) => name === String(step))?.[1], rest);
}
