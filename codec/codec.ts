import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import type {
  DataConverter,
  Payload,
  PayloadCodec,
  SerializationContext,
} from '@temporalio/common';
import type { KeyRing } from './keys.ts';
import { isSealed, PayloadUnreadable, seal, unseal } from './sealed.ts';

/** How long a trouble is spoken of after it was last met. */
const remembered = 120_000;

/**
 * Encrypts what goes to Temporal and decrypts what comes from it. What was written before the codec
 * was turned on is in clear and passes as it is. With an empty ring it is off, and still raises the
 * alarm about what somebody with a key encrypted: the SDK alone would refuse an act for that.
 */
export class Codec implements PayloadCodec {
  readonly ring: KeyRing;
  readonly #whenUnreadable: (trouble: PayloadUnreadable) => void;
  #met: { readonly trouble: PayloadUnreadable; readonly at: number } | null = null;

  /** @param whenUnreadable told of each payload that could not be read, to raise an alarm */
  constructor(ring: KeyRing, whenUnreadable: (trouble: PayloadUnreadable) => void) {
    this.ring = ring;
    this.#whenUnreadable = whenUnreadable;
  }

  get isOn(): boolean {
    return this.ring.length > 0;
  }

  /** What could not be read in the last two minutes. */
  get trouble(): PayloadUnreadable | null {
    if (this.#met && performance.now() - this.#met.at > remembered) this.#met = null;
    return this.#met?.trouble ?? null;
  }

  encode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    const [key] = this.ring;
    return Promise.resolve(
      key ? payloads.map((payload) => seal(payload, key, context?.workflowId)) : payloads,
    );
  }

  async decode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    return payloads.map((payload) =>
      isSealed(payload) ? this.#read(payload, context?.workflowId) : payload,
    );
  }

  #read(payload: Payload, workflowId: string | undefined): Payload {
    try {
      return unseal(payload, this.ring, workflowId);
    } catch (error) {
      if (error instanceof PayloadUnreadable) {
        this.#met = { trouble: error, at: performance.now() };
        this.#whenUnreadable(error);
      }
      throw error;
    }
  }
}

/** Whether what this client sends is encrypted. */
export function encrypts({ options }: Client): boolean {
  return options.loadedDataConverter.payloadCodecs.some(
    (codec) => codec instanceof Codec && codec.isOn,
  );
}

/** Where the converter of failures is; the SDK takes a path, for the workflows' bundle too. */
export const failureConverterPath = fileURLToPath(new URL('encoded-failures.cjs', import.meta.url));

/** Stands in every bundle whose failures are encoded. */
export const failuresAreEncoded = 'nemcon: failures are encoded';

/** What a client and a worker are given. */
export function converting(codec: Codec): { readonly dataConverter: DataConverter } {
  const payloadCodecs = [codec];
  return {
    dataConverter: codec.isOn ? { payloadCodecs, failureConverterPath } : { payloadCodecs },
  };
}
