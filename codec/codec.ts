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
 * was turned on is in clear and passes as it is.
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

  /** What could not be read in the last two minutes. */
  get trouble(): PayloadUnreadable | null {
    if (this.#met && performance.now() - this.#met.at > remembered) this.#met = null;
    return this.#met?.trouble ?? null;
  }

  encode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    return Promise.resolve(
      payloads.map((payload) => seal(payload, this.ring[0], context?.workflowId)),
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
  return options.loadedDataConverter.payloadCodecs.some((codec) => codec instanceof Codec);
}

/** Where the converter of failures is; the SDK takes a path, for the workflows' bundle too. */
export const failureConverterPath = fileURLToPath(new URL('encoded-failures.cjs', import.meta.url));

/** Stands in every bundle whose failures are encoded. */
export const failuresAreEncoded = 'nemcon: failures are encoded';

/** What a client and a worker are given; nothing where the codec is off. */
export function converting(codec: Codec | null): { readonly dataConverter?: DataConverter } {
  return codec ? { dataConverter: { payloadCodecs: [codec], failureConverterPath } } : {};
}
