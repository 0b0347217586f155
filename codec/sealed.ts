import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { Payload } from '@temporalio/common';
import { framed, unframed } from './framed.ts';
import type { CodecKey, KeyRing } from './keys.ts';

/** What an encrypted payload shows; the names are those that other codecs of Temporal use. */
const encoding = 'binary/encrypted';
const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Why a payload cannot be read: nothing of it is used. */
export class PayloadUnreadable extends Error {
  override readonly name = 'PayloadUnreadable';
  /** Whether a key that is missing from the ring would mend it; else somebody changed the payload. */
  readonly isKeyMissing: boolean;

  constructor(sentence: string, isKeyMissing: boolean) {
    super(sentence);
    this.isKeyMissing = isKeyMissing;
  }
}

/** Whether it was encrypted here; others pass through as they are. */
export function isSealed({ metadata }: Payload): boolean {
  return textOf(metadata?.['encoding']) === encoding;
}

/**
 * Encrypts a payload whole, its own metadata too. The nonce is random: 96 bits are safe for 2^32
 * payloads under one key (NIST SP 800-38D section 8.3).
 * @param workflowId to whom it belongs, if known: it is then read nowhere else
 */
export function seal(payload: Payload, key: CodecKey, workflowId: string | undefined): Payload {
  const binding = workflowId === undefined ? '' : bindingOf(key, workflowId);
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, key.cipher, nonce, { authTagLength: tagBytes });
  sealing.setAAD(associated(key.id, binding));
  const hidden = [sealing.update(framed(payload)), sealing.final()];
  return {
    metadata: {
      encoding: bytesOf(encoding),
      'encryption-cipher': bytesOf(cipher),
      'encryption-key-id': bytesOf(key.id),
      'encryption-binding': bytesOf(binding),
    },
    data: Buffer.concat([nonce, ...hidden, sealing.getAuthTag()]),
  };
}

/**
 * The payload that was sealed, if one of our keys authenticates it.
 * @param workflowId whose it is taken for, where whoever asks knows that
 * @throws PayloadUnreadable
 */
export function unseal(payload: Payload, ring: KeyRing, workflowId: string | undefined): Payload {
  const id = textOf(payload.metadata?.['encryption-key-id']);
  const binding = textOf(payload.metadata?.['encryption-binding']);
  const key = ring.find((one) => one.id === id);
  if (!key)
    throw new PayloadUnreadable(
      `A payload was encrypted with the key ${shown(id)}, which TEMPORAL_CODEC_KEYS does not have: put that key back.`,
      true,
    );
  const plain = opened(payload.data ?? new Uint8Array(), key, binding);
  // What belongs to nobody in particular, like the failure of a task, has no binding.
  if (workflowId !== undefined && binding !== '' && binding !== bindingOf(key, workflowId))
    throw new PayloadUnreadable(
      'A payload of another workflow stands in the place of this one: Temporal or its database was tampered with.',
      false,
    );
  return unframed(plain);
}

function opened(data: Uint8Array, key: CodecKey, binding: string): Buffer {
  try {
    const nonce = data.subarray(0, nonceBytes);
    const opening = createDecipheriv(cipher, key.cipher, nonce, { authTagLength: tagBytes });
    opening.setAAD(associated(key.id, binding));
    opening.setAuthTag(data.subarray(-tagBytes));
    return Buffer.concat([opening.update(data.subarray(nonceBytes, -tagBytes)), opening.final()]);
  } catch {
    throw new PayloadUnreadable(
      `A payload does not fit the key ${key.id}: another key has that id here, or the payload was changed.`,
      false,
    );
  }
}

/** The same for all payloads of a workflow, and tells its name to nobody without the key. */
function bindingOf({ binding }: CodecKey, workflowId: string): string {
  const digest = createHmac('sha256', binding).update(ownerOf(workflowId)).digest();
  return digest.subarray(0, 16).toString('base64');
}

/** What a Schedule starts has its time behind its id, and is handed what the run before came to. */
function ownerOf(workflowId: string): string {
  return workflowId.replace(/-\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, '');
}

/** Lines, because neither an id nor a binding can hold a line end. */
function associated(keyId: string, binding: string): Buffer {
  return bytesOf(['nemcon codec 1', encoding, cipher, keyId, binding].join('\n'));
}

function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'utf8');
}

function textOf(bytes: Uint8Array | null | undefined): string {
  return bytes ? Buffer.from(bytes).toString('utf8') : '';
}

/** An id as it may stand in a log line. */
function shown(id: string): string {
  return JSON.stringify(id.slice(0, 32).replaceAll(/[^\w.-]/g, '?'));
}
