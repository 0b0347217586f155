import { createHash } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';

const SigningKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: z.string(),
  alg: z.literal('ES256'),
  use: z.literal('sig'),
});

/** The issuer's private key as a JWK (RFC 7517), for ES256. */
export type SigningKey = z.infer<typeof SigningKey>;

/**
 * The signing key of a data folder, made on first use and kept (mode 0600), so that tokens given
 * out before a restart still verify after it.
 *
 * @throws when the folder cannot be written, or the file there is not such a key
 */
export async function signingKeyIn(folder: string): Promise<SigningKey> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'signing-key.json');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return SigningKey.parse(JSON.parse(kept));
  await makeKey(file);
  return SigningKey.parse(JSON.parse(await readFile(file, 'utf8')));
}

/** A secret for the sign-in cookies that follows from the key, so that nothing more is stored. */
export function cookieSecret(key: SigningKey): string {
  return createHash('sha256').update('cookies').update(key.d).digest('base64url');
}

/** Written aside and linked into place: two first starts at once end with one whole key. */
async function makeKey(file: string): Promise<void> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  const key = { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'ES256', use: 'sig' };
  const aside = `${file}.${process.pid}`;
  await writeFile(aside, `${JSON.stringify(key, null, 2)}\n`, { mode: 0o600 });
  await chmod(aside, 0o600);
  await link(aside, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(aside);
}
