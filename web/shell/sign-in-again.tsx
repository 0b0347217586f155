import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, type ReactNode } from 'react';
import { reading } from './queries.ts';

const channelName = 'nemcon-signed-in';

/**
 * Leads to the sign-in in a tab of its own, so that what is being written stays where it is. A plain
 * link, because no browser keeps one from opening; the tab that comes back says so to all others.
 */
export function SignInAgain({ children }: { readonly children: ReactNode }) {
  const address = `/auth/sign-in?${new URLSearchParams({ fresh: 'true', returnTo: '/signed-in' }).toString()}`;
  return (
    <a className="button main" href={address} target="_blank" rel="noopener">
      {children}
    </a>
  );
}

/** Calls with who it is once somebody has signed in anew in another tab. */
export function useSignedInElsewhere(then: (person: string) => void): void {
  const queries = useQueryClient();
  const told = useEffectEvent(then);
  useEffect(() => {
    const channel = new BroadcastChannel(channelName);
    channel.addEventListener('message', () => {
      void queries
        .fetchQuery({ ...reading('/api/me', {}), staleTime: 0 })
        .then(({ person }) => told(person));
    });
    return () => channel.close();
  }, [queries]);
}

/** Tells the other tabs of this browser that somebody has signed in. */
export function tellSignedIn(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage('signed in');
  channel.close();
}
