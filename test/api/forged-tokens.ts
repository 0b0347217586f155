import { constants, createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

type Json = Readonly<Record<string, unknown>>;

/** A private key of the issuer and the id that it is published under. */
export type IssuerKey = { readonly kid: string; readonly private: KeyObject };

export const now = (): number => Math.floor(Date.now() / 1000);

export const text = (value: string | Uint8Array): string =>
  Buffer.from(value).toString('base64url');

export function goodHeader(kid: string): Json {
  return { alg: 'ES256', kid, typ: 'at+jwt' };
}

export function goodPayload(issuer: string, person: string): Json {
  return {
    iss: issuer,
    sub: person,
    aud: 'nemcon',
    iat: now(),
    nbf: now(),
    exp: now() + 600,
    auth_time: now(),
  };
}

/** A compact JWS by ES256 over any header and payload, however senseless, written as they are. */
export function es256(header: string, payload: string, key: KeyObject): string {
  const input = `${header}.${payload}`;
  const signature = sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' });
  return `${input}.${text(signature)}`;
}

/** The same over JSON. */
export function signed(header: Json, payload: Json, key: KeyObject): string {
  return es256(text(JSON.stringify(header)), text(JSON.stringify(payload)), key);
}

export function byHmac(header: Json, payload: Json, secret: string): string {
  const input = `${text(JSON.stringify(header))}.${text(JSON.stringify(payload))}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

export function byRsa(header: Json, payload: Json, algorithm: 'RS256' | 'PS256'): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const input = `${text(JSON.stringify(header))}.${text(JSON.stringify(payload))}`;
  const padding =
    algorithm === 'PS256' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  return `${input}.${text(sign('sha256', Buffer.from(input), { key: privateKey, padding, saltLength: 32 }))}`;
}
