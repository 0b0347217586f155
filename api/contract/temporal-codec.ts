import { z } from 'zod';
import { mark } from './fields.ts';

/** A payload as the Temporal UI sends it to a codec server, and wants it back. */
const payload = z.strictObject({
  metadata: z.record(mark(200), z.base64().max(4_000)).default({}),
  data: z.base64().default(''),
});

export type PayloadSent = z.output<typeof payload>;

const most = 1000;

export const payloadsAsked = z
  .strictObject({ payloads: z.array(payload).max(most) })
  .meta({ id: 'Payloads', description: 'As Temporal writes payloads in JSON: bytes in base64' });
