import { randomUUID } from 'node:crypto';
import type { TestedApi } from './running-api.ts';

export type Downloaded = {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
};

/** What an address answers, byte by byte. */
export async function download(
  api: TestedApi,
  person: string,
  path: string,
  accept = '*/*',
): Promise<Downloaded> {
  const authorization = `Bearer ${await api.issuer.token(person)}`;
  const response = await fetch(new URL(path, api.url), { headers: { authorization, accept } });
  const { status, headers } = response;
  return { status, headers, bytes: new Uint8Array(await response.arrayBuffer()) };
}

/** Hands in a file as its bytes; answers the JSON beside the status. */
export async function upload(
  api: TestedApi,
  person: string | null,
  mediaType: string,
  bytes: Uint8Array,
  path = '/api/attachments',
): Promise<{ status: number; body: Record<string, unknown> }> {
  const signed: Record<string, string> =
    person === null ? {} : { authorization: `Bearer ${await api.issuer.token(person)}` };
  const headers = { ...signed, 'content-type': mediaType, 'idempotency-key': randomUUID() };
  const sent = { method: 'POST', headers, body: Buffer.from(bytes) };
  const response = await fetch(new URL(path, api.url), sent);
  const body: unknown = await response.json();
  return { status: response.status, body: { ...(typeof body === 'object' ? body : {}) } };
}
