import { useTranslation } from 'react-i18next';
import { Note } from '../design/badge.tsx';
import { ReceiptLink } from '../design/receipt-link.tsx';
import type { Done } from './act-panel.tsx';

/** It is on record: what is true now, and the receipt to keep where it is about a recommendation. */
export function OnRecord({
  done: { sentences, receipt },
  params,
  isNext = false,
}: {
  readonly done: Done;
  /** Of the address that it was sent to. */
  readonly params: unknown;
  readonly isNext?: boolean;
}) {
  const { t } = useTranslation();
  const reference = referenceIn(params);
  return (
    <Note tone="good" isNew isNext={isNext}>
      <p>{t('act.done')}</p>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {reference !== null && receipt !== null && (
        <p>
          <ReceiptLink
            reference={reference}
            receipt={receipt}
            name={`receipt-${reference}-${receipt.slice(0, 8)}.json`}
          />
        </p>
      )}
    </Note>
  );
}

function referenceIn(params: unknown): string | null {
  if (typeof params !== 'object' || params === null || !('reference' in params)) return null;
  return typeof params.reference === 'string' ? params.reference : null;
}
