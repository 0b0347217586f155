import { generateKeyPairSync, sign } from 'node:crypto';
import {
  byHmac,
  byRsa,
  es256,
  goodHeader,
  goodPayload,
  now,
  signed,
  text,
  type IssuerKey,
} from './forged-tokens.ts';

type Json = Readonly<Record<string, unknown>>;

/** What bad tokens are made from. */
export type Forge = {
  readonly issuer: string;
  readonly key: IssuerKey;
  /** Whose token it would be. */
  readonly person: string;
};

type BadToken = readonly [kind: string, make: (forge: Forge) => string];

const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const strangersJwk = stranger.publicKey.export({ format: 'jwk' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Properly signed by the issuer, with a header or a payload that differs from a good one. */
function having(header: Json, payload: Json = {}): BadToken[1] {
  return ({ issuer, key, person }) =>
    signed(
      { ...goodHeader(key.kid), ...header },
      { ...goodPayload(issuer, person), ...payload },
      key.private,
    );
}

/** Properly signed by the issuer, with a header or payload of our own writing. */
function written(change: {
  header?: (good: string) => string;
  payload?: (good: string) => string;
}) {
  return ({ issuer, key, person }: Forge): string => {
    const same = (good: string) => text(good);
    const { header = same, payload = same } = change;
    return es256(
      header(JSON.stringify(goodHeader(key.kid))),
      payload(JSON.stringify(goodPayload(issuer, person))),
      key.private,
    );
  };
}

/** A good one, changed after it was signed. */
function changed(change: (parts: [string, string, string], forge: Forge) => string): BadToken[1] {
  return (forge) => {
    const [header = '', payload = '', signature = ''] = having({})(forge).split('.');
    return change([header, payload, signature], forge);
  };
}

/** Signed by somebody else who claims to be the issuer. */
function forged(header: Json): BadToken[1] {
  return ({ issuer, key, person }) =>
    signed({ ...goodHeader(key.kid), ...header }, goodPayload(issuer, person), stranger.privateKey);
}

function duplicated(name: string, value: unknown): (good: string) => string {
  return (good) => text(`${good.slice(0, -1)},"${name}":${JSON.stringify(value)}}`);
}

const kinds: readonly BadToken[] = [
  ...['ID', 'Refresh', 'Offline', 'Logout', 'DPoP', 'bearer', 7, null].map((typ): BadToken => [
    `Keycloak's payload typ ${String(typ)}`,
    having({}, { typ }),
  ]),
  ...[
    'id_token+jwt',
    'refresh+jwt',
    'logout+jwt',
    'dpop+jwt',
    'secevent+jwt',
    'JWE',
    'JOSE',
    'application/logout+jwt',
    'token-introspection+jwt',
    'kb+jwt',
    '',
    1,
    null,
  ].map((typ): BadToken => [`header typ ${JSON.stringify(typ)}`, having({ typ })]),
  ["Cognito's ID token", having({}, { token_use: 'id' })],
  ['an ID token: it has a nonce', having({ typ: 'JWT' }, { nonce: 'n' })],
  ['an ID token: it has at_hash', having({ typ: 'JWT' }, { at_hash: 'x' })],
  ['an ID token: it has c_hash', having({ typ: 'JWT' }, { c_hash: 'x' })],
  ['a logout token: it has events', having({ typ: 'JWT' }, { events: {} })],
  ['bound to a DPoP key', having({}, { cnf: { jkt: 'x' } })],
  ['bound to a certificate', having({}, { cnf: { 'x5t#S256': 'x' } })],
  ['exchanged, so that somebody acts as the person', having({}, { act: { sub: 'another' } })],
];

const claims: readonly BadToken[] = [
  ...['https://evil.example', '', null, 7, ['x']].map((iss): BadToken => [
    `iss ${JSON.stringify(iss)}`,
    having({}, { iss }),
  ]),
  ['iss with a slash more', (forge) => having({}, { iss: `${forge.issuer}/` })(forge)],
  ['iss in a list', (forge) => having({}, { iss: [forge.issuer] })(forge)],
  ['no iss', having({}, { iss: undefined })],
  ...[
    'another',
    '',
    null,
    7,
    [],
    ['another'],
    [['nemcon']],
    ['nemcon', 7],
    'nemcon other',
    'NEMCON',
  ].map((aud): BadToken => [`aud ${JSON.stringify(aud)}`, having({}, { aud })]),
  ['no aud', having({}, { aud: undefined })],
  ['expired', having({}, { exp: now() - 61 })],
  ['expired in 1970', having({}, { exp: 0 })],
  ['exp in milliseconds', having({}, { exp: Date.now() + 600_000 })],
  ...['never', '9999999999', null, true, -1, []].map((exp): BadToken => [
    `exp ${JSON.stringify(exp)}`,
    having({}, { exp }),
  ]),
  [
    'exp beyond every number',
    written({ payload: (good) => text(good.replace(/"exp":\d+/, '"exp":1e999')) }),
  ],
  ['no exp', having({}, { exp: undefined })],
  ['not valid before two minutes from now', having({}, { nbf: now() + 120 })],
  ['nbf as a string', having({}, { nbf: '0' })],
  ['issued two minutes from now', having({}, { iat: now() + 120 })],
  ['iat as a string', having({}, { iat: 'yesterday' })],
  ['signed in two minutes from now', having({}, { auth_time: now() + 120 })],
  ['auth_time as a string', having({}, { auth_time: String(now()) })],
  ...['', ' ', 'a b', 'a\nb', 'ä', 'x'.repeat(201), null, 7, ['sofia.marin'], { id: 1 }].map(
    (sub): BadToken => [`sub ${JSON.stringify(sub).slice(0, 20)}`, having({}, { sub })],
  ),
  ['no sub', having({}, { sub: undefined })],
];

const headers: readonly BadToken[] = [
  ...[
    'none',
    'None',
    'NONE',
    'nOnE',
    'HS256',
    'ES256K',
    'ES512',
    'RSA-OAEP',
    'es256',
    '',
    7,
    null,
  ].map((alg): BadToken => [`alg ${JSON.stringify(alg)}`, having({ alg })]),
  [
    'alg none without a signature',
    changed(([, payload]) => `${text('{"alg":"none"}')}.${payload}.`),
  ],
  ['no alg', having({ alg: undefined })],
  ['alg in a list', having({ alg: ['ES256'] })],
  [
    'HS256 by the public key as its secret',
    ({ issuer, key, person }) =>
      byHmac({ ...goodHeader(key.kid), alg: 'HS256' }, goodPayload(issuer, person), key.kid),
  ],
  ['an extension that must be understood', having({ crit: ['exp'], exp: 1 })],
  ['an extension list that is empty', having({ crit: [] })],
  ['an extension list that is null', having({ crit: null })],
  ['a payload that is not encoded', having({ crit: ['b64'], b64: false })],
  ['b64 without crit', having({ b64: false })],
  ['a compressed payload', having({ zip: 'DEF' })],
  ['a token in a token', having({ cty: 'JWT' })],
  ['an encryption named', having({ enc: 'A256GCM' })],
  ['a key nobody published', forged({ kid: 'unknown' })],
  ['kid that is a path', forged({ kid: '../../../../dev/null' })],
  ['kid that is SQL', forged({ kid: "' union select 'x" })],
  ['kid as a number', having({ kid: 0 })],
  ['kid empty', having({ kid: '' })],
  ['kid longer than any', having({ kid: 'k'.repeat(1001) })],
  ["the issuer's kid over a stranger's key", forged({})],
  ['its own key in jwk', forged({ kid: undefined, jwk: strangersJwk })],
  ['its own key in jwk, under our kid', forged({ jwk: strangersJwk })],
  ['its own keys at jku', forged({ kid: 'mine', jku: 'http://127.0.0.1:9/keys' })],
  ['its own certificate at x5u', forged({ kid: 'mine', x5u: 'http://127.0.0.1:9/cert' })],
  ['its own certificate in x5c', forged({ kid: 'mine', x5c: ['AAAA'] })],
  [
    'RS256 by a stranger',
    (f) => byRsa({ alg: 'RS256', kid: f.key.kid }, goodPayload(f.issuer, f.person), 'RS256'),
  ],
  [
    'PS256 by a stranger',
    (f) => byRsa({ alg: 'PS256', kid: f.key.kid }, goodPayload(f.issuer, f.person), 'PS256'),
  ],
  ['RS256 named over an ES256 signature', having({ alg: 'RS256' })],
  ['ES384 named over an ES256 signature', having({ alg: 'ES384' })],
];

const writings: readonly BadToken[] = [
  [
    'the payload of another person',
    changed(
      ([h, p, s], f) =>
        `${h}.${text(JSON.stringify({ ...goodPayload(f.issuer, f.person), sub: 'another' }))}.${s}` +
        p.slice(0, 0),
    ),
  ],
  ['without its signature', changed(([h, p]) => `${h}.${p}.`)],
  ['of two parts', changed(([h, p]) => `${h}.${p}`)],
  ['of four parts', changed(([h, p, s]) => `${h}.${p}.${s}.${s}`)],
  ['of five parts, as if encrypted', changed(([h, p, s]) => `${h}.${s}.${p}.${s}.${s}`)],
  ['of one part', changed(([h]) => h)],
  ['dots alone', () => '..'],
  ['a signature of zeros', changed(([h, p]) => `${h}.${p}.${text(new Uint8Array(64))}`)],
  ['a signature cut short', changed(([h, p, s]) => `${h}.${p}.${s.slice(0, -4)}`)],
  ['a signature with more behind it', changed(([h, p, s]) => `${h}.${p}.${s}AAAA`)],
  [
    'a signature in DER',
    ({ issuer, key, person }) => {
      const input = `${text(JSON.stringify(goodHeader(key.kid)))}.${text(JSON.stringify(goodPayload(issuer, person)))}`;
      return `${input}.${text(sign('sha256', Buffer.from(input), key.private))}`;
    },
  ],
  ['a signature padded', changed(([h, p, s]) => `${h}.${p}.${s}==`)],
  ['a signature with stray bits', changed(([h, p, s]) => `${h}.${p}.${strayed(s)}`)],
  ['a payload padded', written({ payload: (good) => `${text(`${good} `)}=` })],
  ['a header with stray bits', written({ header: (good) => strayed(text(uneven(good))) })],
  ['a payload with stray bits', written({ payload: (good) => strayed(text(uneven(good))) })],
  ['base64 instead of base64url', written({ payload: (good) => `${text(good)}+/` })],
  ['a header that is no JSON', written({ header: () => text('{alg:ES256}') })],
  ['a payload that is no JSON', written({ payload: () => text('sofia.marin') })],
  ['a payload that is a list', written({ payload: (good) => text(`[${good}]`) })],
  ['a payload that is null', written({ payload: () => text('null') })],
  ['a payload that is empty', written({ payload: () => '' })],
  ['a payload cut short', written({ payload: (good) => text(good.slice(0, -1)) })],
  ['a payload with more behind it', written({ payload: (good) => text(`${good}{}`) })],
  ['a payload with a byte order mark', written({ payload: (good) => text(`\u{feff}${good}`) })],
  [
    'a payload that is no UTF-8',
    written({
      payload: (good) =>
        text(new Uint8Array([...Buffer.from(`${good.slice(0, -1)},"x":"`), 0xff, 0x22, 0x7d])),
    }),
  ],
  ['a payload in UTF-16', written({ payload: (good) => text(Buffer.from(good, 'utf16le')) })],
  ['sub twice', written({ payload: duplicated('sub', 'another') })],
  [
    'sub twice, once escaped',
    written({ payload: (good) => text(`${good.slice(0, -1)},"s\\u0075b":"another"}`) }),
  ],
  ['exp twice', written({ payload: duplicated('exp', now() + 9000) })],
  ['alg twice', written({ header: duplicated('alg', 'ES256') })],
  ['kid twice', written({ header: duplicated('kid', 'key-0') })],
  [
    'a member twice deep inside',
    written({ payload: (good) => text(`${good.slice(0, -1)},"a":{"b":[{"c":1,"c":2}]}}`) }),
  ],
  ['larger than any', having({}, { more: 'x'.repeat(12_800) })],
  ['a compact token in capitals', changed((parts) => parts.join('.').toUpperCase())],
  [
    'signed RSA in the clothes of EC',
    (f) => {
      const input = `${text(JSON.stringify(goodHeader(f.key.kid)))}.${text(JSON.stringify(goodPayload(f.issuer, f.person)))}`;
      return `${input}.${text(sign('sha256', Buffer.from(input), rsa.privateKey))}`;
    },
  ],
];

/** Sets a bit behind the last byte, which most decoders overlook. */
function strayed(part: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = letters.indexOf(part.at(-1) ?? '');
  return `${part.slice(0, -1)}${letters[last + 1]}`;
}

/** JSON of such a length that its last letter has bits to spare. */
function uneven(json: string): string {
  return Buffer.byteLength(json) % 3 === 0 ? `${json} ` : json;
}

export const badTokens: readonly BadToken[] = [...kinds, ...claims, ...headers, ...writings];

/** Authorization headers that are no bearer token at all; GOOD stands for a good one. */
export const badHeaders: readonly string[] = [
  '',
  'Bearer',
  'Bearer ',
  'GOOD',
  'BearerGOOD',
  'Bearer:GOOD',
  'Bearer=GOOD',
  'Bearer  GOOD',
  'Bearer "GOOD"',
  "Bearer 'GOOD'",
  'Bearer GOOD, Bearer GOOD',
  'Bearer GOOD,Basic YTpi',
  'Bearer GOOD extra',
  'Bearer\tGOOD',
  'Basic GOOD',
  'Basic YTpi',
  'DPoP GOOD',
  'Token GOOD',
  'JWT GOOD',
  'Digest username="sofia.marin"',
  'Negotiate YTpi',
  'Bearer token=GOOD',
  'Bearer sofia.marin',
  'Bearer null',
  'Bearer undefined',
  'Bearer {}',
  'Bearer ../../etc/passwd',
  "Bearer ' or 1=1 --",
  'Bearer <script>alert(1)</script>',
  'Bearer ä',
  `Bearer ${'x'.repeat(12_000)}`,
];
