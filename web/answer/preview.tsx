import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '../design/badge.tsx';
import { positionName } from '../recommendation/position-name.ts';
import type { Matter } from '../recommendation/recommendation.tsx';
import type { Ask } from './answer.tsx';
import type { Would } from './sending.ts';

/** What is about to be signed, and what it would do now. */
export function Preview({
  would: { would },
  matter,
  position,
  ask,
  children,
}: {
  readonly would: Would;
  readonly matter: Matter;
  readonly position: string;
  readonly ask: Ask;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const name = positionName(position);
  return (
    <Note tone={would.status === 'counted' ? 'good' : 'warn'} isNew isNext>
      <h3>{t('answer.about')}</h3>
      <dl className="signed">
        <dt>{t('answer.signed.body')}</dt>
        <dd>{ask.body}</dd>
        <dt>{t('answer.signed.position')}</dt>
        <dd>{name === 'other' ? position : t(`position.${name}`)}</dd>
        <dt>{t('answer.signed.text')}</dt>
        <dd>
          {matter.title}, {t('text.version', { number: matter.text?.version ?? 0 })}
          <br />
          <code>{matter.text?.hash}</code>
        </dd>
      </dl>
      {would.status !== 'counted' && <p>{t(`status.${would.status}`)}</p>}
      <ul>
        {would.events.map(({ sentence }) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {would.plan && <p>{would.plan.sentence}</p>}
      <p className="row">{children}</p>
    </Note>
  );
}
