import { useTranslation } from 'react-i18next';
import type { Me } from '../shell/session.ts';

const prefix = 'temporalWaitingOn:';

/** For those who may look into Temporal: what waits for their bodies, and what is overdue, in its UI. */
export function TemporalLinks({ links }: { readonly links: Me['links'] }) {
  const { t } = useTranslation();
  const waiting = Object.entries(links).filter(([name]) => name.startsWith(prefix));
  const overdue = links['temporalOverdue'];
  if (waiting.length === 0 && overdue === undefined) return null;
  return (
    <p className="row small">
      <span className="quiet">{t('inbox.temporal')}</span>
      {waiting.map(([name, address]) => (
        <a key={name} href={address}>
          {t('inbox.temporalWaiting', { body: name.slice(prefix.length) })}
        </a>
      ))}
      {overdue !== undefined && <a href={overdue}>{t('inbox.temporalOverdue')}</a>}
    </p>
  );
}
