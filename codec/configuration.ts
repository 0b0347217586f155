import { readKeyRing, KeyRingUnusable, type KeyRing } from './keys.ts';

/**
 * The ring of TEMPORAL_CODEC_KEYS; empty: the codec is off. In production it is never off.
 * @throws KeyRingUnusable
 */
export function keyRingOf(env: Readonly<Record<string, string | undefined>>): KeyRing {
  const { TEMPORAL_CODEC_KEYS: keys = '', NODE_ENV } = env;
  if (keys.trim() !== '') return readKeyRing(keys);
  if (NODE_ENV !== 'production') return [];
  throw new KeyRingUnusable(
    'TEMPORAL_CODEC_KEYS is missing, and in production nothing goes to Temporal unencrypted: set it to ID:BASE64, for example k1:$(openssl rand -base64 32), the same for all APIs and workers.',
  );
}
