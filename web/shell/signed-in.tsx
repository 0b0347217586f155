import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '../design/badge.tsx';
import { tellSignedIn } from './sign-in-again.tsx';

/** Where a sign-in in a tab of its own comes back to: it says so to the other tabs and closes. */
export function SignedIn() {
  const { t } = useTranslation();
  useEffect(() => {
    tellSignedIn();
    window.close();
  }, []);
  return (
    <Note tone="good">
      <h1>{t('signedIn.title')}</h1>
      <p>{t('signedIn.close')}</p>
    </Note>
  );
}
