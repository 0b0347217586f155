import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { actedShown, wouldShown } from '../../api/contract/answers.ts';
import { freshTokens } from '../issuer/fresh-tokens.ts';

const Problem = z.looseObject({ code: z.string(), detail: z.string() });
const Written = actedShown.pick({ accepted: true, now: true });

/** What a write answers once it is on record. */
export type Written = z.infer<typeof Written>;

/** The API said no; the message is its own sentence. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly code: string;
  /** The whole problem, for what goes with its code. */
  readonly problem: Readonly<Record<string, unknown>>;
  constructor(
    status: number,
    code: string,
    detail: string,
    problem: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
    this.status = status;
    this.code = code;
    this.problem = problem;
  }
}

type Request = { readonly method: 'GET' | 'POST'; readonly path: string; readonly body?: unknown };

/** How long a write that is accepted but not answered for is asked about again. */
const patience = 60_000;

/** Speaks to one Nemcon as its sample people, by HTTP and with tokens of the development issuer. */
export class Client {
  readonly api: string;
  readonly issuer: string;
  readonly #token: (person: string) => Promise<string>;

  /** @param at for example `http://127.0.0.1:7480` and `http://127.0.0.1:7490` */
  constructor(at: { readonly api: string; readonly issuer: string }) {
    this.api = at.api;
    this.issuer = at.issuer;
    this.#token = freshTokens(at.issuer);
  }

  /** @throws Refused; TypeError where nobody answers */
  async read<T>(person: string, path: string, shape: z.ZodType<T>): Promise<T> {
    const answer = await this.#send(person, { method: 'GET', path }, {});
    return shape.parse(await answer.json());
  }

  /** A file, as it is. @throws Refused */
  async download(person: string, path: string): Promise<Uint8Array> {
    const answer = await this.#send(person, { method: 'GET', path }, {});
    return new Uint8Array(await answer.arrayBuffer());
  }

  /** Administration: kept at once, without a workflow. @throws Refused */
  async keep<T>(person: string, path: string, body: unknown, shape: z.ZodType<T>): Promise<T> {
    const request: Request = { method: 'POST', path, body };
    const answer = await this.#send(person, request, { 'idempotency-key': randomUUID() });
    return shape.parse(await answer.json());
  }

  /**
   * Sends a write until it is on record; 202, 503 and a broken connection are asked again with the
   * same key, so it has one effect.
   *
   * @param key new for each act; the same one again is the same act
   * @throws Refused when the API says no
   */
  async write(
    person: string,
    path: string,
    body: unknown,
    key: string = randomUUID(),
  ): Promise<Written> {
    const until = Date.now() + patience;
    const request: Request = { method: 'POST', path, body };
    for (;;) {
      const answer = await this.#once(person, request, key);
      if (answer instanceof Response) return Written.parse(await answer.json());
      if (Date.now() > until) throw answer.trouble;
      await sleep(answer.wait);
    }
  }

  /** What a write would do, without doing it. */
  async rehearse(person: string, path: string, body: unknown): Promise<z.infer<typeof wouldShown>> {
    const request: Request = { method: 'POST', path: `${path}?dryRun=true`, body };
    const answer = await this.#send(person, request, { 'idempotency-key': randomUUID() });
    return wouldShown.parse(await answer.json());
  }

  /** The final answer, or after how many milliseconds to ask again. */
  async #once(
    person: string,
    request: Request,
    key: string,
  ): Promise<Response | { readonly wait: number; readonly trouble: Error }> {
    try {
      const answer = await this.#send(person, request, { 'idempotency-key': key });
      if (answer.status !== 202) return answer;
      return { wait: 250, trouble: new Error(`${request.path} was accepted and not recorded.`) };
    } catch (error) {
      const isPassing = error instanceof Refused ? error.status === 503 : isUnreachable(error);
      if (!isPassing || !(error instanceof Error)) throw error;
      return { wait: 500, trouble: error };
    }
  }

  async #send(person: string, request: Request, headers: Record<string, string>) {
    const { method, path, body } = request;
    const answer = await fetch(new URL(path, this.api), {
      method,
      headers: {
        authorization: `Bearer ${await this.#token(person)}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    if (answer.ok) return answer;
    const problem = Problem.safeParse(await answer.json().catch(() => undefined));
    const { code, detail } = problem.data ?? { code: 'unexpected', detail: answer.statusText };
    throw new Refused(answer.status, code, detail, problem.data);
  }
}

/** `fetch` rejects with a TypeError where the connection fails, a DOMException where it times out. */
function isUnreachable(error: unknown): boolean {
  return error instanceof TypeError || error instanceof DOMException;
}
