import { useTranslation } from 'react-i18next';
import { Refused } from '../calls/client.ts';
import { Note } from '../design/badge.tsx';

/** What went wrong, in a sentence: the API's own where it gave one. */
export function Trouble({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const said = error instanceof Refused ? error.message : '';
  const sentence = error instanceof Refused && error.status === 0 ? t('trouble.unreachable') : said;
  return (
    <Note tone="bad" isNew>
      <p>{sentence === '' ? t('trouble.unexpected') : sentence}</p>
    </Note>
  );
}

/** The same where there is nothing else on the page: whoever reads by headings finds it. */
export function PageTrouble({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  return (
    <>
      <h1>{t('trouble.page')}</h1>
      <Trouble error={error} />
    </>
  );
}

export function Missing() {
  const { t } = useTranslation();
  return (
    <>
      <h1>{t('trouble.missing')}</h1>
      <p>{t('trouble.missingHelp')}</p>
    </>
  );
}

export function Waiting() {
  const { t } = useTranslation();
  return (
    <p role="status" aria-busy="true" className="quiet">
      {t('trouble.waiting')}
    </p>
  );
}
