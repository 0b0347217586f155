import { useQuery } from '@tanstack/react-query';
import type { Answer } from '../calls/client.ts';
import { reading } from '../shell/queries.ts';

export type Body = Answer<'/api/bodies'>['items'][number];
export type Person = Answer<'/api/people'>['items'][number];

/** All bodies; empty until they are read. */
export function useBodies(): { readonly items: readonly Body[]; readonly error: unknown } {
  const { data, error } = useQuery(reading('/api/bodies', {}));
  return { items: data?.items ?? [], error };
}

/** All people that the reader may know of; empty until they are read. */
export function usePeople(): { readonly items: readonly Person[]; readonly error: unknown } {
  const { data, error } = useQuery(reading('/api/people', {}));
  return { items: data?.items ?? [], error };
}
