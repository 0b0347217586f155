import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Refused } from '../calls/client.ts';
import { reading } from '../shell/queries.ts';
import { Trouble } from '../shell/trouble.tsx';
import { SaveLink } from './save-link.tsx';

/** A receipt as a file. The log is signed in turns of ten seconds at most: until then there is none. */
export function ReceiptLink({
  reference,
  receipt,
  name = `receipt-${reference}.json`,
}: {
  readonly reference: string;
  /** The key of what was sent. */
  readonly receipt: string;
  /** Of the file. */
  readonly name?: string;
}) {
  const { t } = useTranslation();
  const where = { workflow: `recommendation:${reference}`, key: receipt };
  const { data, error } = useQuery({
    ...reading('/api/receipts/{workflow}/{key}/proof', where),
    staleTime: Infinity,
    retry: (count, trouble) => trouble instanceof Refused && trouble.isPassing && count < 60,
    retryDelay: 1500,
  });
  if (error) return <Trouble error={error} />;
  if (!data) return <span>{t('answer.signing')}</span>;
  return (
    <SaveLink name={name} text={JSON.stringify(data, null, 2)} type="application/json">
      {t('answer.receipt')}
    </SaveLink>
  );
}
