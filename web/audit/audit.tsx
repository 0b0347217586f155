import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { reading } from '../shell/queries.ts';
import { useSession } from '../shell/session.ts';
import { Trouble, Waiting } from '../shell/trouble.tsx';
import { VerifyReceipt } from './verify-receipt.tsx';
import './audit.css';

/** What the log said of itself last, and a receipt judged without asking anybody. */
export function Audit() {
  const { t } = useTranslation();
  return (
    <>
      <h1>{t('audit.title')}</h1>
      <p>{t('audit.what')}</p>
      <div className="stack">
        <VerifyReceipt />
        <Newest />
      </div>
    </>
  );
}

function Newest() {
  const { t } = useTranslation();
  const isKnown = useSession().is === 'somebody';
  const { data, error } = useQuery({ ...reading('/api/audit/checkpoint', {}), enabled: isKnown });
  return (
    <section className="card" aria-labelledby="checkpoint">
      <h2 id="checkpoint">{t('audit.checkpoint')}</h2>
      <p>{t('audit.checkpointHelp')}</p>
      {error && <Trouble error={error} />}
      {!isKnown && <p className="quiet">{t('audit.signIn')}</p>}
      {isKnown && !data && !error && <Waiting />}
      {data && (
        <>
          <p>{t('audit.entries', { count: data.size })}</p>
          <pre className="note-text">{data.checkpoint}</pre>
          <h3>{t('audit.key')}</h3>
          <p>{t('audit.keyHelp')}</p>
          {data.keys.map((key) => (
            <pre key={key} className="note-text">
              {key}
            </pre>
          ))}
          <p>
            <a className="button" href="/api/audit/checkpoint" download="checkpoint.json">
              {t('audit.keep')}
            </a>
          </p>
        </>
      )}
    </section>
  );
}
