import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../calls/client.ts';
import { Badge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { ReceiptLink } from '../design/receipt-link.tsx';
import { told } from '../design/time.ts';
import { languageOf, localeOf } from '../language/index.ts';
import { reading } from '../shell/queries.ts';
import { Trouble } from '../shell/trouble.tsx';
import { actName } from './act-name.ts';
import { positionName } from './position-name.ts';

const path = '/api/recommendations/{reference}/receipts';
type Own = Answer<typeof path>['items'][number];

/** What the reader and their bodies did here, each with a file that proves it without asking anybody. */
export function OwnReceipts({ reference }: { readonly reference: string }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(reading(path, { reference }));
  if (error) return <Trouble error={error} />;
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-labelledby="receipts" className="no-print">
      <h2 id="receipts">{t('receipts.title')}</h2>
      <p className="quiet small">
        {t('receipts.help')} <Link to="/audit">{t('receipts.verify')}</Link>
      </p>
      <ul className="plain-list timeline">
        {data.items.map((one) => (
          <li key={one.key}>
            <OwnReceipt reference={reference} one={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OwnReceipt({ reference, one }: { readonly reference: string; readonly one: Own }) {
  const { t, i18n } = useTranslation();
  const { receivedAt, person, body, stage, position, status, key } = one;
  // Made only for whoever wants it: each asks the log for a proof.
  const [isWanted, setWanted] = useState(false);
  const when = told(receivedAt.instant, localeOf(languageOf(i18n)), receivedAt.zone);
  const name = position === null ? null : positionName(position);
  const act = t(`act.${actName(one.act)}`);
  const said = name === null ? act : name === 'other' ? position : t(`position.${name}`);
  return (
    <>
      <time dateTime={receivedAt.instant} className="quiet small">
        {when}
      </time>
      <p>
        <strong>{body}</strong> {said}
        {stage !== null && ` · ${stage}`} <span className="quiet small">{person}</span>{' '}
        {status !== 'counted' && <Badge tone="warn">{t(`status.${status}`)}</Badge>}
      </p>
      <p>
        {isWanted ? (
          <ReceiptLink reference={reference} receipt={key} />
        ) : (
          <Button
            aria-label={t('receipts.makeOf', { act: said, when })}
            onPress={() => setWanted(true)}
          >
            {t('receipts.make')}
          </Button>
        )}
      </p>
    </>
  );
}
