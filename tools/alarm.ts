import { z } from 'zod';
import type { PartName } from './parts.ts';
import type { Stack } from './stack.ts';

const readiness = z.object({ audit: z.object({ ok: z.boolean(), detail: z.string() }) });

/** What is wrong with the register of a stack that is up, and what to do; null: nothing. */
export async function alarmOf(stack: Stack, parts: readonly PartName[]): Promise<string | null> {
  if (!parts.includes('api')) return null;
  const answer = await fetch(`${stack.addresses.api}/readyz`);
  const { data } = readiness.safeParse(await answer.json());
  return data && !data.audit.ok
    ? `${data.audit.detail} Until then the API is not ready, and silences that end are held.`
    : null;
}
