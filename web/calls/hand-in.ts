import { mediaTypeOf } from '../../domain/attachable.ts';
import { asking, type Written } from './client.ts';

export type HandedIn = Written<'/api/attachments'>;

/**
 * Hands a file in as its bytes; the same again is the same.
 * @throws Refused
 */
export async function handIn(file: File): Promise<HandedIn> {
  return await asking('/api/attachments', {
    method: 'POST',
    headers: {
      'content-type': mediaTypeOf(file.name) ?? file.type,
      'idempotency-key': crypto.randomUUID(),
    },
    body: file,
  });
}
