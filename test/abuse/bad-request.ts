import { gzipSync, deflateSync, brotliCompressSync } from 'node:zlib';
import { badBody } from './bad-body.ts';
import type { Asked, Contract } from './contract.ts';
import type { Dice } from './dice.ts';
import { nastyParts, nastyTexts } from './nasty.ts';

/** A request as it goes over the line. */
export type BadRequest = {
  readonly what: string;
  readonly method: string;
  /** With the query, percent-encoded where it has to be. */
  readonly target: string;
  readonly route: Asked;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
  /** Where the body was made bad. */
  readonly where: string | null;
  /** Whether it must be refused whatever the contract says of its body. */
  readonly isRefused: boolean;
};

type Kind = (contract: Contract, route: Asked, dice: Dice) => Partial<BadRequest>;

const json = 'application/json';
const otherTypes = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/xml',
  'text/json',
  'application/json5',
  'application/problem+json',
  'application/json; charset=utf-16',
  'application/json; charset=utf-7',
  'application/json; charset=latin1',
  'application/json, text/plain',
  'application/*',
  '',
  'x'.repeat(300),
];

const kinds: readonly Kind[] = [
  inBody,
  inBody,
  inBody,
  inBody,
  inQuery,
  inPath,
  inHeaders,
  byMethod,
  compressed,
];

/** The next bad request for a route. */
export function badRequest(contract: Contract, route: Asked, dice: Dice): BadRequest {
  const kind = dice.pick(kinds);
  const usual = {
    what: kind.name,
    method: route.method,
    target: addressOf(route, () => dice.pick(['SDPR-07', 'NONE-1', 'a'.repeat(64), '1'])),
    route,
    headers: { ...(route.body === null ? {} : { 'content-type': json }), ...keyOf(route, dice) },
    body: route.body === null ? null : JSON.stringify(contract.valid(route.body, dice)),
    where: null,
    isRefused: false,
  };
  return { ...usual, ...kind(contract, route, dice) };
}

function keyOf({ takesKey, method }: Asked, dice: Dice): Record<string, string> {
  return takesKey || method === 'POST' ? { 'idempotency-key': `bad-${dice.below(2 ** 31)}` } : {};
}

function addressOf({ path }: Asked, part: () => string): string {
  return path.replaceAll(/\{\w+\}/g, part);
}

function inBody(contract: Contract, route: Asked, dice: Dice): Partial<BadRequest> {
  if (route.body === null) return inQuery(contract, route, dice);
  const { sent, where } = badBody(contract, route.body, dice);
  return { what: `body at ${where ?? 'no one place'}`, body: sent, where };
}

function inQuery(_contract: Contract, route: Asked, dice: Dice): Partial<BadRequest> {
  const name = dice.pick([...route.query, 'colour', '__proto__', 'limit', 'cursor', 'dryRun']);
  const value = encodeURIComponent(dice.pick(nastyTexts).slice(0, 500).toWellFormed());
  const cursors = [
    ['x', 1],
    ["' or 1=1", 0],
    [{}],
    ['\u0000'],
    [1e308, 'x'],
    [-1],
    ['x', 'y', 'z'],
    [null],
    [8e15],
    [2 ** 31],
    [8e15, 'x'],
    ['x', 'y'],
    ['\ud800'],
    ['a\u0000', 'b'],
    [9e15, 9e15],
    'x',
  ];
  const forged = Buffer.from(JSON.stringify(dice.pick<unknown>(cursors))).toString('base64url');
  const query = dice.pick([
    `${name}=${value}`,
    `${name}=a&${name}=b`,
    `${name}[]=a`,
    `${name}[__proto__]=a`,
    `${name}=%`,
    `${name}=%ff%fe`,
    `cursor=${forged}`,
    `limit=${dice.pick(['0', '-1', '201', '1e9', 'NaN', '', '1.5', '0x0', '9'.repeat(400)])}`,
    '&&&=&=',
    'a=b&'.repeat(500),
  ]);
  const isUnknown = /^(colour|__proto__)(=|\[)/.test(query) || query.startsWith('a=b');
  return {
    what: `query ${name}`,
    target: `${addressOf(route, () => 'NONE-1')}?${query}`,
    isRefused: isUnknown,
  };
}

function inPath(_contract: Contract, route: Asked, dice: Dice): Partial<BadRequest> {
  const target = dice.pick([
    () => addressOf(route, () => dice.pick(nastyParts)),
    () => `${addressOf(route, () => 'NONE-1')}/${dice.pick(nastyParts)}`,
    () => `/${dice.pick(nastyParts)}${addressOf(route, () => 'NONE-1')}`,
    () => addressOf(route, () => 'NONE-1').replace('/api/', '/api//'),
    () => addressOf(route, () => 'NONE-1').toUpperCase(),
    () => `/api/%2e%2e${addressOf(route, () => 'NONE-1')}`,
    () => `/api/docs/${dice.pick(nastyParts)}`,
  ])();
  return { what: 'path', target };
}

function inHeaders(_contract: Contract, route: Asked, dice: Dice): Partial<BadRequest> {
  const key = keyOf(route, dice);
  const type: Record<string, string> = route.body === null ? {} : { 'content-type': json };
  const bad: readonly (() => { headers: Record<string, string>; isRefused: boolean })[] = [
    () => ({
      headers: { ...key, 'content-type': dice.pick(otherTypes) },
      isRefused: route.body !== null,
    }),
    () => ({
      headers: { ...type, 'idempotency-key': dice.pick(['', ' ', 'a b', 'x'.repeat(201), 'é']) },
      isRefused: route.takesKey,
    }),
    () => ({ headers: { ...type }, isRefused: route.takesKey }),
    () => ({ headers: { ...type, ...key, 'x-large': 'x'.repeat(23_000) }, isRefused: false }),
    () => ({
      headers: {
        ...type,
        ...key,
        authorization: dice.pick([
          '',
          'Bearer',
          'Bearer a.b.c',
          'Basic YTpi',
          `Bearer ${'x'.repeat(17_000)}`,
        ]),
      },
      isRefused: true,
    }),
    () => ({ headers: { ...type, ...key, expect: '200-ok' }, isRefused: false }),
    () => ({
      headers: { ...type, ...key, 'x-http-method-override': 'DELETE', 'x-original-url': '/' },
      isRefused: false,
    }),
    () => ({
      headers: { ...type, ...key, range: 'bytes=0-0,1-1', 'if-none-match': '*' },
      isRefused: false,
    }),
  ];
  const { headers, isRefused } = dice.pick(bad)();
  return { what: 'headers', headers, isRefused: isRefused && !isOpen(route) };
}

/** What anybody may look at needs neither sign-in nor key. */
function isOpen({ path, method }: Asked): boolean {
  return method === 'GET' && /^\/api\/(register|audit)/.test(path);
}

function byMethod(_contract: Contract, { path }: Asked, dice: Dice): Partial<BadRequest> {
  const method = dice.pick([
    'TRACE',
    'OPTIONS',
    'PROPFIND',
    'PUT',
    'PATCH',
    'DELETE',
    'MKCOL',
    'SEARCH',
    'HEAD',
  ]);
  // The Temporal UI asks that address from its own origin, and asks first whether it may.
  const isAskedFirst = method === 'OPTIONS' && path === '/api/temporal/decode';
  return { what: method, method, isRefused: method !== 'HEAD' && !isAskedFirst };
}

function compressed(contract: Contract, route: Asked, dice: Dice): Partial<BadRequest> {
  if (route.body === null) return inPath(contract, route, dice);
  const plain = JSON.stringify(contract.valid(route.body, dice));
  const [coding, body] = dice.pick([
    ['gzip', gzipSync(plain)],
    ['deflate', deflateSync(plain)],
    ['br', brotliCompressSync(plain)],
    ['gzip', gzipSync(' '.repeat(5_000_000))],
    ['gzip', Buffer.from('no gzip')],
    ['x-unknown', Buffer.from(plain)],
    ['identity, gzip', gzipSync(plain)],
  ] as const);
  const headers = { 'content-type': json, 'content-encoding': coding, ...keyOf(route, dice) };
  return { what: `compressed by ${coding}`, headers, body, isRefused: true };
}
