import { useQuery } from '@tanstack/react-query';
import type { Answer } from '../calls/client.ts';
import { Refused } from '../calls/client.ts';
import { reading } from './queries.ts';

export type Me = Answer<'/api/me'>;

export type Session =
  | { readonly is: 'asking' }
  | { readonly is: 'nobody' }
  | { readonly is: 'unreachable' }
  | { readonly is: 'somebody'; readonly me: Me }
  /** Somebody was signed in here and is no more: their pages are hidden, their drafts are kept. */
  | { readonly is: 'ended'; readonly me: Me };

/** Who is signed in here. */
export function useSession(): Session {
  const { data, error, isPending } = useQuery(reading('/api/me', {}));
  const isRefused = error instanceof Refused && error.status === 401;
  if (data) return { is: isRefused ? 'ended' : 'somebody', me: data };
  if (isPending) return { is: 'asking' };
  return { is: isRefused ? 'nobody' : 'unreachable' };
}

/** Where signing in begins; it leads back to the page that one came from. */
export function signInAddress(returnTo: string): string {
  return `/auth/sign-in?${new URLSearchParams({ returnTo }).toString()}`;
}
