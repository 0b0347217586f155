import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import type { readKeyRing } from '../../codec/keys.ts';
import { isSealed, unseal } from '../../codec/sealed.ts';

/** What somebody without the key reads in what Temporal keeps, and what the key adds. */
export type Seen = {
  /** Texts outside payloads, by the name of their field. */
  readonly texts: readonly { readonly field: string; readonly text: string }[];
  /** Payloads that are not encrypted; search attributes are among them. */
  readonly open: readonly { readonly path: string; readonly value: unknown }[];
  /** Values of all encrypted payloads. */
  readonly hidden: readonly unknown[];
};

/** Looks at everything in messages as Temporal's server gave them. */
export function seenIn(messages: readonly unknown[], ring: ReturnType<typeof readKeyRing>): Seen {
  const texts: { field: string; text: string }[] = [];
  const open: { path: string; value: unknown }[] = [];
  const hidden: unknown[] = [];
  const look = (value: unknown, path: string): void => {
    if (typeof value === 'string' && value !== '')
      texts.push({ field: path.split('.').at(-1) ?? '', text: value });
    if (typeof value !== 'object' || value === null) return;
    if (isPayload(value)) {
      if (isSealed(value)) hidden.push(valueOf(unseal(value, ring, undefined)));
      else open.push({ path, value: valueOf(value) });
      return;
    }
    // Bytes that are no payload, like the token of a task.
    if (value instanceof Uint8Array)
      return void texts.push({ field: path.split('.').at(-1) ?? '', text: textOf(value) });
    for (const [name, inner] of Object.entries(value))
      look(inner, Array.isArray(value) ? path : `${path}.${name}`);
  };
  look(messages, '');
  return { texts, open, hidden };
}

/** Every text of at least three characters within values, the names of fields left out. */
export function textsWithin(value: unknown): string[] {
  if (typeof value === 'string') return value.length > 2 ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsWithin);
}

function isPayload(value: object): value is Payload {
  return 'metadata' in value && 'data' in value && typeof value.metadata === 'object';
}

function valueOf(payload: Payload): unknown {
  return defaultPayloadConverter.fromPayload(payload);
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
