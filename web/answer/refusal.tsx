import { useTranslation } from 'react-i18next';
import { Refused } from '../calls/client.ts';
import { Note } from '../design/badge.tsx';
import { SignInAgain, useSignedInElsewhere } from '../shell/sign-in-again.tsx';
import { useSession } from '../shell/session.ts';
import { Trouble } from '../shell/trouble.tsx';

/** Why it was not taken, what is true now, and what to do; a sign-in that is too old is made anew here. */
export function Refusal({
  error,
  onFresh,
}: {
  readonly error: unknown;
  readonly onFresh: () => void;
}) {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  if (!(error instanceof Refused)) return <Trouble error={error} />;
  const now = error.more['now'];
  if (error.code === 'fresh-sign-in-needed') return <Freshness onFresh={onFresh} />;
  if (error.code === 'not-on-record-yet')
    return (
      <Note tone="warn" isNew>
        <p>{t('act.slow')}</p>
      </Note>
    );
  return (
    <Note tone="bad" isNew>
      <p>{error.message === '' ? t('trouble.unreachable') : error.message}</p>
      {typeof now === 'string' && <p>{t('answer.now', { now })}</p>}
    </Note>
  );
}

/** The same goes out by itself once the same person has signed in anew. */
function Freshness({ onFresh }: { readonly onFresh: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  useSignedInElsewhere((person) => {
    if (session.is === 'somebody' && session.me.person === person) onFresh();
  });
  return (
    <Note tone="warn" isNew>
      <p>{t('answer.fresh')}</p>
      <SignInAgain>{t('answer.signInAgain')}</SignInAgain>
    </Note>
  );
}
