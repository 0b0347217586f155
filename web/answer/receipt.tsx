import { useTranslation } from 'react-i18next';
import type { Written } from '../calls/client.ts';
import { Note } from '../design/badge.tsx';
import { ReceiptLink } from '../design/receipt-link.tsx';
import type { Matter } from '../recommendation/recommendation.tsx';
import type { Ask } from './answer.tsx';
import { AnsweredOtherwise } from './other-answer.tsx';
import type { Acted } from './sending.ts';

/** It is on record; the receipt is a file that proves it without asking anybody. */
export function ReceiptToKeep({
  matter,
  ask,
  written,
}: {
  readonly matter: Matter;
  readonly ask: Ask;
  readonly written: Written<'/api/recommendations/{reference}/responses'>;
}) {
  const { t } = useTranslation();
  const acted: Acted | null = 'accepted' in written && 'now' in written ? written : null;
  const key = 'accepted' in written ? written.accepted.key : '';
  const status = 'accepted' in written ? written.accepted.status : 'counted';
  return (
    <Note tone={status === 'counted' ? 'good' : 'warn'} isNew isNext>
      <h2>{t('answer.done')}</h2>
      {status !== 'counted' && <p>{t(`answer.is.${status}`)}</p>}
      {acted && <p>{acted.now.sentence}</p>}
      <AnsweredOtherwise {...{ matter, ask }} mine={key} />
      <p>{t('answer.keep')}</p>
      <p>
        <ReceiptLink reference={matter.reference} receipt={key} />
      </p>
    </Note>
  );
}
