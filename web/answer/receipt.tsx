import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Refused, type Written } from '../calls/client.ts';
import { Note } from '../design/badge.tsx';
import { SaveLink } from '../design/save-link.tsx';
import type { Matter } from '../recommendation/recommendation.tsx';
import { reading } from '../shell/queries.ts';
import { Trouble } from '../shell/trouble.tsx';
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
      <Receipt reference={matter.reference} receipt={key} />
    </Note>
  );
}

/** The log is signed in turns of ten seconds at most: until then there is nothing to keep. */
function Receipt({ reference, receipt }: { readonly reference: string; readonly receipt: string }) {
  const { t } = useTranslation();
  const where = { workflow: `recommendation:${reference}`, key: receipt };
  const { data, error } = useQuery({
    ...reading('/api/receipts/{workflow}/{key}/proof', where),
    staleTime: Infinity,
    retry: (count, trouble) => trouble instanceof Refused && trouble.isPassing && count < 60,
    retryDelay: 1500,
  });
  if (error) return <Trouble error={error} />;
  if (!data) return <p>{t('answer.signing')}</p>;
  return (
    <>
      <p>{t('answer.keep')}</p>
      <p>
        <SaveLink
          name={`receipt-${reference}.json`}
          text={JSON.stringify(data, null, 2)}
          type="application/json"
        >
          {t('answer.receipt')}
        </SaveLink>
      </p>
    </>
  );
}
