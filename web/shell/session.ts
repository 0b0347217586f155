import { useQuery } from '@tanstack/react-query';
import type { Answer } from '../calls/client.ts';
import { Refused } from '../calls/client.ts';
import { reading } from './queries.ts';

export type Me = Answer<'/api/me'>;

export type Session =
  | { readonly is: 'asking' }
  | { readonly is: 'nobody' }
  | { readonly is: 'unreachable' }
  | { readonly is: 'somebody'; readonly me: Me };

/** Who is signed in here. */
export function useSession(): Session {
  const { data, error, isPending } = useQuery(reading('/api/me', {}));
  if (data) return { is: 'somebody', me: data };
  if (isPending) return { is: 'asking' };
  return error instanceof Refused && error.status === 401
    ? { is: 'nobody' }
    : { is: 'unreachable' };
}

/** Where signing in begins; it leads back to the page that one came from. */
export function signInAddress(returnTo: string): string {
  return `/auth/sign-in?${new URLSearchParams({ returnTo }).toString()}`;
}
