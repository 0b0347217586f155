import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf, listen, type Listener } from '../outgoing/listener.ts';

/** A store with the interface of S3, as much of it as writes, reads and refuses objects. */
export type S3Server = Listener & { readonly objects: Map<string, string> };

export const s3Key = { id: 'AKIAEXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const region = 'eu-test-1';

export async function startS3(): Promise<S3Server> {
  const objects = new Map<string, string>();
  const server = await listen(async (request, response) => {
    const body = await bodyOf(request);
    const refuse = (status: number, code: string): void => {
      response.writeHead(status).end(`<Error><Code>${code}</Code></Error>`);
    };
    if (!isSigned(request, body)) return refuse(403, 'SignatureDoesNotMatch');
    answer(request, body, objects, response, refuse);
  });
  return { ...server, objects };
}

function answer(
  { method, url = '', headers }: IncomingMessage,
  body: string,
  objects: Map<string, string>,
  response: ServerResponse,
  refuse: (status: number, code: string) => void,
): void {
  const kept = objects.get(url);
  if (method === 'GET') {
    if (kept === undefined) refuse(404, 'NoSuchKey');
    else response.end(kept);
    return;
  }
  const checksum = createHash('sha256').update(body).digest('base64');
  if (headers['x-amz-checksum-sha256'] !== checksum) return refuse(400, 'InvalidRequest');
  if (headers['if-none-match'] === '*' && kept !== undefined)
    return refuse(412, 'PreconditionFailed');
  objects.set(url, body);
  response.end();
}

/** AWS Signature Version 4 as its own description has it, computed here anew. */
function isSigned(request: IncomingMessage, body: string): boolean {
  const { method = '', url = '', headers } = request;
  const [, credential, names, given] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  const at = String(headers['x-amz-date']);
  const day = at.slice(0, 8);
  const scope = `${day}/${region}/s3/aws4_request`;
  if (credential !== `${s3Key.id}/${scope}` || names === undefined) return false;
  const needed = ['host', 'x-amz-content-sha256', 'x-amz-date'];
  if (method === 'PUT') needed.push('if-none-match');
  const signed = names.split(';');
  if (!needed.every((name) => signed.includes(name))) return false;
  if (headers['x-amz-content-sha256'] !== sha256(body)) return false;
  const lines = signed.map((name) => `${name}:${String(headers[name]).trim()}\n`).join('');
  const canonical = [method, url, '', lines, names, sha256(body)].join('\n');
  const text = ['AWS4-HMAC-SHA256', at, scope, sha256(canonical)].join('\n');
  const key = ['eu-test-1', 's3', 'aws4_request'].reduce<Buffer>(
    hmac,
    hmac(Buffer.from(`AWS4${s3Key.secret}`), day),
  );
  return hmac(key, text).toString('hex') === given;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
