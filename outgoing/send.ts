import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Allowed } from './permitted.ts';
import { findTarget, readUrl, type Resolve, type Target } from './target.ts';

export type Outgoing = {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** What was answered, a redirect included: it is never followed. */
export type Incoming = { readonly status: number; readonly body: string };

export type Limits = {
  /** Milliseconds, from the first question to the resolver to the last byte. */
  readonly time: number;
  /** Bytes of an answer's body; a longer one is an error. */
  readonly bytes: number;
};

const usual: Limits = { time: 10_000, bytes: 65_536 };

/**
 * The one way out of this service to an address that a person or a configuration gave. The address
 * is checked, the connection is made to what was checked, nothing is followed, and time and size end.
 * @throws TargetRefused, or the network's own error
 */
export async function send(
  address: string,
  outgoing: Outgoing,
  how: { readonly allowed: Allowed; readonly resolve?: Resolve; readonly limits?: Limits },
): Promise<Incoming> {
  const limits = how.limits ?? usual;
  const signal = AbortSignal.timeout(limits.time);
  const target = await before(signal, findTarget(readUrl(address), how.allowed, how.resolve));
  const response = await answerTo(open(target, outgoing, signal), outgoing.body);
  return { status: response.statusCode ?? 0, body: await read(response, limits.bytes) };
}

function open(
  { url, addresses }: Target,
  { method, headers, body }: Outgoing,
  signal: AbortSignal,
) {
  const options = {
    method,
    signal,
    headers: { ...headers, 'content-length': Buffer.byteLength(body ?? ''), connection: 'close' },
    // An agent of its own: no connection of another target, and no proxy of the environment.
    agent: false,
    lookup: pinned(addresses),
    maxHeaderSize: 16_384,
  } as const;
  return url.protocol === 'https:' ? https.request(url, options) : http.request(url, options);
}

function answerTo(request: http.ClientRequest, body: string | undefined) {
  return new Promise<http.IncomingMessage>((resolve, reject) => {
    // It stays after the answer has begun: then the answer itself fails as well.
    request.on('error', reject);
    request.on('response', resolve);
    request.end(body);
  });
}

/** Answers every question for the host with what was checked. A host that is an address is not asked for. */
function pinned(addresses: Target['addresses']): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, { all: wantsAll }, answer) => {
    if (wantsAll === true) answer(null, all);
    else answer(null, addresses[0], isIP(addresses[0]));
  };
}

async function read(response: http.IncomingMessage, most: number): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > most) throw new Error(`The answer is longer than ${most} bytes.`);
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** A resolver cannot be told to stop; it is not waited for any longer. */
async function before<T>(signal: AbortSignal, task: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const end = (): void => late.reject(signal.reason);
  signal.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([task, late.promise]);
  } finally {
    signal.removeEventListener('abort', end);
  }
}
