import { useQuery } from '@tanstack/react-query';
import type { Matter } from '../recommendation/recommendation.tsx';
import { reading } from '../shell/queries.ts';

/** The version in force; undefined while there is none, or it is not read yet. */
export function useInForce({ reference, text }: Matter) {
  const number = String(text?.version ?? 0);
  const { data } = useQuery({
    ...reading('/api/recommendations/{reference}/versions/{number}', { reference, number }),
    enabled: text !== null,
  });
  return data;
}
