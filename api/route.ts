import type { Request } from 'express';
import type { z } from 'zod';
import type { ActName } from '../domain/policy/table.ts';
import type { Instant } from '../domain/time.ts';
import type { Language } from '../domain/words/languages.ts';
import { hashOf } from '../store/hash.ts';
import { callerOf, type Caller } from './auth/caller.ts';
import { requireFresh, signingShown } from './auth/fresh.ts';
import { refuseOutOfScope } from './auth/service.ts';
import { noParams, noQuery } from './contract/recommendations.ts';
import { writeQuery } from './contract/write-query.ts';
import { writingsIn } from './contract/written.ts';
import { Download } from './download.ts';
import type { Edge } from './edge.ts';
import type { Lane } from './limits/limits.ts';
import { parsed } from './parsed.ts';
import { seenBy } from './seen-by.ts';
import { Problem } from './problem.ts';
import { textsKept } from './shown/spelling.ts';
import { Streamed } from './streamed.ts';
import { say } from '../domain/words/say.ts';
import { languageOf } from './language.ts';

export type Reply = {
  readonly status: number;
  /** JSON, a `Download`, a `Streamed` file, or an `EventStream`. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Answers = Readonly<
  Record<
    number,
    {
      readonly description: string;
      readonly schema: z.ZodType;
      /** Media types of files that the same address gives instead of JSON. */
      readonly files?: readonly string[];
    }
  >
>;

/** One address with one method: what Express answers by and OpenAPI describes. */
export type Route = {
  readonly method: 'get' | 'post';
  /** As OpenAPI writes it: `/api/reviews/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  /** The act of the policy that it is (domain/policy/table.ts); of several the body's `type` says which. */
  readonly act: ActName | readonly ActName[];
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: z.ZodType | null;
  /** Whether it changes something, and so needs a key. */
  readonly writes: boolean;
  /** Media types of a body that is a file; left out: the body is JSON. */
  readonly bytes?: readonly string[];
  readonly answers: Answers;
  /** What a request to it counts as; left out: an ordinary one. */
  readonly lane?: Lane | ((query: Request['query']) => Lane);
  /** Answers without a sign-in. */
  readonly isOpen?: true;
  readonly run: (edge: Edge, request: Request) => Promise<Reply>;
};

type Described<P extends z.ZodObject, Path extends string, A extends Answers> = {
  readonly path: Path;
  readonly summary: string;
  readonly tag: string;
  readonly act: Route['act'];
  readonly params: P;
  readonly answers: A;
  readonly lane?: Lane | ((query: Request['query']) => Lane);
};

type AnswerOf<A> = A extends { readonly schema: infer S extends z.ZodType } ? z.output<S> : never;

/**
 * A route as those know it who are built from the same contract: `called` is never there, it only
 * tells the compiler what is sent and what is answered.
 */
export type Called<
  Method extends Route['method'],
  Path extends string,
  Query extends z.ZodType,
  Body extends z.ZodType | null,
  A extends Answers,
> = Route & {
  readonly method: Method;
  readonly path: Path;
  readonly called?: {
    readonly query: z.input<Query>;
    readonly body: Body extends z.ZodType ? z.input<Body> : null;
    readonly answer: AnswerOf<A[keyof A]>;
  };
};

export type Reading<P, Q> = {
  readonly params: P;
  readonly query: Q;
  readonly caller: Caller;
  readonly now: Instant;
  /** The media type that the caller would rather have than others, of those offered; the first if none. */
  readonly preferred: (offered: readonly string[]) => string;
  /** What a reader of events that comes back had last. */
  readonly lastEventId: string | undefined;
};

/** A route that only looks: nothing is stored, whoever asks. */
export function reading<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  Path extends string,
  A extends Answers,
>(
  route: Described<P, Path, A> & {
    readonly query: Q;
    readonly answer: (edge: Edge, asked: Reading<z.output<P>, z.output<Q>>) => Promise<Reply>;
  },
): Called<'get', Path, Q, null, A> {
  return {
    ...route,
    method: 'get',
    body: null,
    writes: false,
    run: async (edge, request) => {
      const now = Date.now();
      const params = parsed(route.params, request.params, 'path');
      const query = parsed(route.query, request.query, 'query');
      const caller = await callerOf(edge, request, now);
      const preferred = (offered: readonly string[]) =>
        request.accepts([...offered]) || (offered[0] ?? '');
      const lastEventId = request.get('last-event-id');
      const language = languageOf(request);
      const asked = { params, query, caller, now, preferred, lastEventId };
      return told(language, await route.answer(seenBy(edge, caller, language), asked));
    },
  };
}

/** A route that anybody may look at, signed in or not: the same answer for all. */
export function openReading<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  Path extends string,
  A extends Answers,
>(
  route: Described<P, Path, A> & {
    readonly query: Q;
    readonly answer: (
      edge: Edge,
      asked: Pick<Reading<z.output<P>, z.output<Q>>, 'params' | 'query'>,
    ) => Promise<Reply>;
  },
): Called<'get', Path, Q, null, A> {
  return {
    ...route,
    method: 'get',
    body: null,
    isOpen: true,
    writes: false,
    run: async (edge, request) => {
      const params = parsed(route.params, request.params, 'path');
      const query = parsed(route.query, request.query, 'query');
      return unchanged(request, await route.answer(seenBy(edge, null), { params, query }));
    },
  };
}

/** What everybody may keep is asked for again by its content (RFC 9110 section 13.1.2). */
function unchanged(request: Request, { status, body, headers }: Reply): Reply {
  const etag = `"${hashOf(body)}"`;
  const more = { 'cache-control': 'public, no-cache', etag, ...headers };
  const known = request.get('if-none-match') ?? '';
  const isKnown = known.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
  return isKnown && status === 200
    ? { status: 304, body: undefined, headers: more }
    : { status, body, headers: more };
}

export type Writing<P, B> = {
  readonly params: P;
  readonly body: B;
  readonly caller: Caller;
  /** When the whole body had been read: the instant that counts. */
  readonly receivedAt: Instant;
  readonly key: string;
  /** SHA-256 of what was asked, where and by whom: one key serves one of it. */
  readonly hash: string;
  readonly dryRun: boolean;
  /** Which route was asked, as `POST /api/bodies`. */
  readonly route: string;
  /** The one act that was asked for: of a route that takes several, the body's. */
  readonly act: ActName;
};

/** A route that changes something: it needs a key, and can be asked what it would do. */
export function writing<
  P extends z.ZodObject,
  B extends z.ZodType,
  Path extends string,
  A extends Answers,
>(
  route: Described<P, Path, A> & {
    readonly body: B;
    readonly answer: (edge: Edge, asked: Writing<z.output<P>, z.output<B>>) => Promise<Reply>;
  },
): Called<'post', Path, typeof writeQuery, B, A> {
  return {
    ...route,
    method: 'post',
    query: writeQuery,
    writes: true,
    run: async (edge, request) => {
      const receivedAt = Date.now();
      const params = parsed(route.params, request.params, 'path');
      const { dryRun } = parsed(writeQuery, request.query, 'query');
      const key = keyOf(request);
      // A signature is checked before the body is, so that a stranger learns nothing of the rules.
      const caller = await callerOf(edge, request, receivedAt);
      const body = parsed(route.body, request.body, 'body');
      const hash = hashOf({ path: request.path, person: caller.person, body: request.body });
      const what = { route: `POST ${route.path}`, act: actNamed(route, body) };
      const sent = { params, body, caller, receivedAt, key, hash, dryRun, ...what };
      refuseOutOfScope(caller.signIn, [what.act]);
      const language = languageOf(request);
      const seen = seenBy(edge, caller, language);
      if (!dryRun) await requireFresh(seen, sent);
      const answered = await route.answer(seen, sent);
      const reply = dryRun ? await withSigning(seen, sent, answered) : answered;
      return told(
        language,
        withTexts(reply, textsKept(writingsIn(route.body, request.body), language)),
      );
    },
  };
}

/** English where the caller says nothing, or nothing that there are words in. */
/** Another language is another answer, whoever keeps it. */
function told(language: Language, { headers, ...reply }: Reply): Reply {
  const spoken = { 'content-language': language, vary: 'Accept-Language' };
  const isFile = reply.body instanceof Download || reply.body instanceof Streamed;
  return isFile
    ? { ...reply, ...(headers && { headers }) }
    : { ...reply, headers: { ...spoken, ...headers } };
}

/** Whoever computes the hash of what they sent is told the one of what is kept. */
function withTexts(reply: Reply, texts: ReturnType<typeof textsKept>): Reply {
  const { body } = reply;
  if (texts.length === 0 || typeof body !== 'object' || body === null) return reply;
  return { ...reply, body: { ...body, texts } };
}

/** A dry run of what binds shows what would be signed. */
async function withSigning(
  edge: Edge,
  asked: Writing<unknown, unknown>,
  reply: Reply,
): Promise<Reply> {
  if (typeof reply.body !== 'object' || reply.body === null) return reply;
  return { ...reply, body: { ...reply.body, ...(await signingShown(edge, asked)) } };
}

/**
 * A route that works something out from what it is sent and keeps nothing: it is posted because it
 * is long, and needs no key because sending it twice changes as little as sending it once.
 */
export function computing<B extends z.ZodType, Path extends string, A extends Answers>(
  route: Omit<Described<typeof noParams, Path, A>, 'params'> & {
    readonly body: B;
    readonly answer: (
      edge: Edge,
      asked: { readonly body: z.output<B>; readonly caller: Caller },
    ) => Promise<Reply>;
  },
): Called<'post', Path, typeof noQuery, B, A> {
  return {
    ...route,
    method: 'post',
    params: noParams,
    query: noQuery,
    writes: false,
    run: async (edge, request) => {
      parsed(noQuery, request.query, 'query');
      const caller = await callerOf(edge, request, Date.now());
      const body = parsed(route.body, request.body, 'body');
      return await route.answer(seenBy(edge, caller), { body, caller });
    },
  };
}

/** @throws Problem `key-missing` */
export function keyOf(request: Request): string {
  const key = request.get('idempotency-key');
  if (key !== undefined && /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw new Problem(
    'key-missing',
    say`Every write carries the header Idempotency-Key: 1 to 200 visible ASCII characters, new for each act and the same when it is sent again. Nothing has happened.`,
  );
}

/** The acts that a route can be. */
export function actsOf({ act }: Pick<Route, 'act'>): readonly ActName[] {
  return typeof act === 'string' ? [act] : act;
}

/** Which of a route's acts a parsed body asks for. */
function actNamed(route: Pick<Route, 'act' | 'path'>, body: unknown): ActName {
  const [only, ...others] = actsOf(route);
  const type = typeof body === 'object' && body !== null && 'type' in body ? body.type : undefined;
  const named = others.length === 0 ? only : actsOf(route).find((one) => one === type);
  if (named === undefined) throw new Error(`${route.path} names no act.`);
  return named;
}
