import type { routes } from '../../api/routes/index.ts';
import { attendance } from './attended.ts';

/*
 * Calls of the API, typed from its own routes: what is sent and answered there is known here, so a
 * change of the contract breaks this build. Only types are taken; none of the API's code is in the
 * pages. Both are built together and served by the same process, which is why an answer is trusted
 * to be what the contract says.
 */

type Known = (typeof routes)[number];
type At<M, P> = Extract<Known, { readonly method: M; readonly path: P }>;
type CalledAt<M, P> = At<M, P> extends { readonly called?: infer C } ? NonNullable<C> : never;
type Part<C, Name extends string> = C extends { readonly [K in Name]: infer V } ? V : never;

export type ReadPath = Extract<Known, { readonly method: 'get' }>['path'];
export type WritePath = Extract<Known, { readonly method: 'post' }>['path'];

/** What reading an address answers. */
export type Answer<P extends ReadPath> = Part<CalledAt<'get', P>, 'answer'>;
/** What a write takes, and answers. */
export type Asked<P extends WritePath> = Part<CalledAt<'post', P>, 'body'>;
export type Written<P extends WritePath> = Part<CalledAt<'post', P>, 'answer'>;

type Params<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [K in Name]: string } & Params<Rest>
  : unknown;

type Query<P extends ReadPath> = {
  readonly [K in keyof Part<CalledAt<'get', P>, 'query'>]?: string | number | boolean | undefined;
};

/** Where to ask: the names in braces, and the query. */
export type Where<P extends ReadPath> = { readonly query?: Query<P> } & Params<P>;

/** The API said no, or could not be reached; `detail` is a sentence for people. */
export class Refused extends Error {
  /** 0: no answer at all. */
  readonly status: number;
  readonly code: string;
  readonly more: Readonly<Record<string, unknown>>;
  constructor(status: number, code: string, detail: string, more: Record<string, unknown> = {}) {
    super(detail);
    this.status = status;
    this.code = code;
    this.more = more;
  }

  /** Whether the same, sent again with the same key, may go through. */
  get isPassing(): boolean {
    return [0, 202, 429, 503].includes(this.status);
  }
}

/** @throws Refused */
export async function read<P extends ReadPath>(
  path: P,
  where: Where<P>,
  signal?: AbortSignal,
): Promise<Answer<P>> {
  const { query, ...params } = where;
  const address = `${filled(path, params)}${search(query ?? {})}`;
  return await asking(address, { signal: signal ?? null, headers: attendance() });
}

export type Sending<P extends WritePath> = {
  readonly params: Params<P>;
  readonly body: Asked<P>;
  /** The same key again has one effect. */
  readonly key: string;
  /** Asks what would happen; nothing is kept. */
  readonly dryRun?: boolean;
};

/** @throws Refused */
export async function write<P extends WritePath>(
  path: P,
  { params, body, key, dryRun = false }: Sending<P>,
): Promise<Written<P>> {
  return await asking(`${filled(path, params)}${dryRun ? '?dryRun=true' : ''}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  });
}

/** The answer of an address as the contract has it. @throws Refused */
export async function asking<T>(address: string, init: RequestInit): Promise<T> {
  const headers = new Headers(init.headers);
  // In the language of the page, which need not be the browser's.
  headers.set('accept-language', document.documentElement.lang);
  const response = await fetch(address, { ...init, headers, credentials: 'same-origin' }).catch(
    (error: unknown) => {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      throw new Refused(0, 'unreachable', '');
    },
  );
  const text = await response.text();
  // Accepted, and the register is slow: the same, sent again, is answered once it is on record.
  if (response.status === 202) throw new Refused(202, 'not-on-record-yet', '');
  if (response.ok) return JSON.parse(text);
  throw refusal(response.status, text);
}

function refusal(status: number, text: string): Refused {
  const problem = parsedObject(text);
  const code = typeof problem['code'] === 'string' ? problem['code'] : 'unexpected';
  const detail = typeof problem['detail'] === 'string' ? problem['detail'] : '';
  return new Refused(status, code, detail, problem);
}

function parsedObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function filled(path: string, params: unknown): string {
  const given: object = typeof params === 'object' && params !== null ? params : {};
  const values = new Map(Object.entries(given));
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(values.get(name) ?? '')),
  );
}

function search(query: object): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const words = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return words === '' ? '' : `?${words}`;
}
