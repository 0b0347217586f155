import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useLocation, useMatches } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { writesHere } from '../answer/drafts.ts';
import { Note } from '../design/badge.tsx';
import { SignInAgain, useSignedInElsewhere } from './sign-in-again.tsx';
import { signInAddress, type Session } from './session.ts';
import { Waiting } from './trouble.tsx';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Shown to anybody, signed in or not. */
    readonly isOpen?: true;
  }
}

/** Lets whoever may see the page see it; others are told how to come in. */
export function Gate({ session }: { readonly session: Session }) {
  const isOpen = useMatches().some(({ staticData }) => staticData.isOpen === true);
  useOnePerson(session);
  if (isOpen) return <Outlet />;
  switch (session.is) {
    case 'asking':
      return <Waiting />;
    case 'unreachable':
      return <Unreachable />;
    case 'nobody':
      return <SignInFirst />;
    case 'ended':
      return <Ended name={session.me.name ?? session.me.person} />;
    case 'somebody':
      return <Outlet />;
  }
}

/** What was read and written for one person is gone once another one sits here. */
function useOnePerson(session: Session): void {
  const queries = useQueryClient();
  const person = session.is === 'somebody' ? session.me.person : null;
  useEffect(() => {
    if (person !== null && writesHere(person))
      void queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== '/api/me' });
  }, [person, queries]);
  // A text that is marked does not stay on a screen in front of which nobody is signed in.
  const isEnded = session.is === 'ended';
  useEffect(() => {
    if (isEnded) queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== '/api/me' });
  }, [isEnded, queries]);
  useSignedInElsewhere(() => void queries.invalidateQueries());
}

function Unreachable() {
  const { t } = useTranslation();
  return <Note tone="bad">{t('trouble.unreachable')}</Note>;
}

function SignInFirst() {
  const { t } = useTranslation();
  const { href } = useLocation();
  return (
    <>
      <h1>{t('gate.title')}</h1>
      <p>{t('gate.first')}</p>
      <p>
        <a className="button main" href={signInAddress(href)}>
          {t('shell.signIn')}
        </a>
      </p>
    </>
  );
}

/** Somebody's session is over; what they were writing is still in this tab. */
export function Ended({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  return (
    <Note tone="warn" isNew>
      <h1>{t('gate.ended')}</h1>
      <p>{t('gate.endedHelp', { name })}</p>
      <p>
        <SignInAgain>{t('gate.again')}</SignInAgain>
      </p>
    </Note>
  );
}
