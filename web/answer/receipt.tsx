import { useTranslation } from 'react-i18next';
import { Note } from '../design/badge.tsx';
import type { Matter } from '../recommendation/recommendation.tsx';
import type { Acted } from './sending.ts';
import type { Written } from '../calls/client.ts';

/** It is on record; the receipt is a file that proves it without asking anybody. */
export function ReceiptToKeep({
  matter,
  written,
}: {
  readonly matter: Matter;
  readonly written: Written<'/api/recommendations/{reference}/responses'>;
}) {
  const { t } = useTranslation();
  const acted: Acted | null = 'accepted' in written && 'now' in written ? written : null;
  const key = 'accepted' in written ? written.accepted.key : '';
  const workflow = `recommendation:${matter.reference}`;
  const address = `/api/receipts/${encodeURIComponent(workflow)}/${encodeURIComponent(key)}/proof`;
  return (
    <Note tone="good" isNew>
      <h2>{t('answer.done')}</h2>
      {acted && <p>{acted.now.sentence}</p>}
      <p>{t('answer.keep')}</p>
      <p>
        <a className="button" href={address} download={`receipt-${matter.reference}.json`}>
          {t('answer.receipt')}
        </a>
      </p>
    </Note>
  );
}
