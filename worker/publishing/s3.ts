import { createHash } from 'node:crypto';
import { AwsV4Signer } from 'aws4fetch';
import type { Allowed } from '../../outgoing/permitted.ts';
import { send, type Incoming } from '../../outgoing/send.ts';
import { readUrl } from '../../outgoing/target.ts';
import { OutletDiffers, type Outlet } from './outlet.ts';

export type S3Settings = {
  /** `https://s3.eu-central-1.amazonaws.com`, or that of another store with the same interface. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  /** What the names of the objects begin with. */
  readonly prefix: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
};

/**
 * A store with the interface of S3: one object for each checkpoint, written only where none is. What
 * keeps the store's own keepers from removing one is its object lock (docs/audit.md).
 * @throws TargetRefused for an endpoint that is not called at all
 */
export function s3Outlet(settings: S3Settings, allowed: Allowed): Outlet {
  const base = `${settings.endpoint.replace(/\/$/, '')}/${settings.bucket}/${settings.prefix}`;
  const { origin } = readUrl(base);
  const ask = async (method: 'GET' | 'PUT', url: string, body?: string) =>
    send(url, await signed(settings, method, url, body), { allowed });
  return {
    name: `s3 ${base}`,
    publish: async ({ size, note }) => {
      // Names sort as numbers do.
      const url = `${base}${String(size).padStart(9, '0')}.txt`;
      const put = await ask('PUT', url, note);
      if (put.status === 200) return;
      if (put.status !== 412) throw new Error(`${origin} answered ${told(put)} to the PUT.`);
      const kept = await ask('GET', url);
      if (kept.status !== 200) throw new Error(`${origin} answered ${told(kept)} to the GET.`);
      if (kept.body !== note) throw new OutletDiffers(url, size);
    },
  };
}

/** Signature version 4 over all that is sent, the body included. */
async function signed(
  { accessKeyId, secretAccessKey, region }: S3Settings,
  method: 'GET' | 'PUT',
  url: string,
  body = '',
) {
  const hash = createHash('sha256').update(body).digest();
  const ofPut = {
    'content-type': 'text/plain; charset=utf-8',
    'if-none-match': '*',
    // A bucket with object lock takes nothing without a checksum.
    'x-amz-checksum-sha256': hash.toString('base64'),
  };
  const headers = {
    'x-amz-content-sha256': hash.toString('hex'),
    ...(method === 'PUT' ? ofPut : {}),
  };
  const key = { accessKeyId, secretAccessKey, region, service: 's3' };
  const signer = new AwsV4Signer({ ...key, method, url, headers });
  const { headers: all } = await signer.sign();
  return { method, headers: Object.fromEntries(all), ...(method === 'PUT' ? { body } : {}) };
}

/** The store's own word for what is wrong, as `AccessDenied`. */
function told({ status, body }: Incoming): string {
  const code = /<Code>([A-Za-z0-9]{1,60})<\/Code>/.exec(body)?.[1];
  return code === undefined ? String(status) : `${status} (${code})`;
}
