import { useTranslation } from 'react-i18next';
import { Refused } from '../calls/client.ts';
import { Note } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { Trouble } from '../shell/trouble.tsx';
import { signInAgain } from './sign-in-again.ts';

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
  if (error.code === 'fresh-sign-in-needed' || error.status === 401)
    return (
      <Note tone="warn" isNew>
        <p>{t('answer.fresh')}</p>
        <Button look="main" onPress={() => void signInAgain().then((done) => done && onFresh())}>
          {t('answer.signInAgain')}
        </Button>
      </Note>
    );
  return (
    <Note tone="bad" isNew>
      <p>{error.message === '' ? t('trouble.unreachable') : error.message}</p>
      {typeof now === 'string' && <p>{t('answer.now', { now })}</p>}
    </Note>
  );
}
