import { useTranslation } from 'react-i18next';
import { FirstRun } from '../first-run/first-run.tsx';
import { Inbox } from '../inbox/inbox.tsx';
import { Ended } from './gate.tsx';
import { signInAddress, useSession } from './session.ts';
import { Waiting } from './trouble.tsx';
import { Note } from '../design/badge.tsx';

/** Whoever is signed in sees what awaits them; anybody else what this is. */
export function Front() {
  const { t } = useTranslation();
  const session = useSession();
  switch (session.is) {
    case 'asking':
      return <Waiting />;
    case 'unreachable':
      return <Note tone="bad">{t('trouble.unreachable')}</Note>;
    case 'ended':
      return <Ended name={session.me.name ?? session.me.person} />;
    case 'somebody':
      return (
        <>
          <Inbox me={session.me} />
          <FirstRun me={session.me} />
        </>
      );
    case 'nobody':
      return <Welcome />;
  }
}

function Welcome() {
  const { t } = useTranslation();
  return (
    <section className="welcome">
      <h1>{t('welcome.title')}</h1>
      <p>{t('welcome.what')}</p>
      <p className="row">
        <a className="button main" href={signInAddress('/')}>
          {t('shell.signIn')}
        </a>
      </p>
      <p className="quiet small">
        <a href="/api/docs">{t('welcome.api')}</a>
      </p>
    </section>
  );
}
