import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, Note } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { positionName } from '../recommendation/position-name.ts';
import { refusalOf, type Going, type Told } from './sending.ts';

/** What is about to be signed, one by one, and what cannot be sent and why; only the rest is sent. */
export function Previews({
  told,
  isPending,
  onSend,
  children,
}: {
  readonly told: readonly Told[];
  readonly isPending: boolean;
  readonly onSend: (going: Going) => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const going = told.filter(({ result }) => refusalOf(result) === null);
  const count = going.length;
  const isPartial = count < told.length;
  return (
    <>
      <Note tone={isPartial ? 'warn' : 'good'} isNew isNext>
        <p>{count === 0 ? t('bulk.none') : t('bulk.about', { count })}</p>
        {isPartial && count > 0 && <p>{t('bulk.notThese', { count: told.length - count })}</p>}
      </Note>
      <ol className="plain-list told">
        {told.map((one) => (
          <li key={`${one.line.reference} ${one.line.body}`}>
            <Would {...one} />
          </li>
        ))}
      </ol>
      <p className="row">
        {count > 0 && (
          <Button look="main" isPending={isPending} onPress={() => onSend(going)}>
            {isPending ? t('answer.sending') : t('bulk.send', { count })}
          </Button>
        )}
        {children}
      </p>
    </>
  );
}

function Would({ line, item, result }: Told) {
  const { t } = useTranslation();
  const { reference, title, body, answer } = line;
  const name = positionName(item.position);
  const refusal = refusalOf(result);
  const { would } = result;
  return (
    <>
      <h2 className="line-title">
        {title} <span className="quiet small">{reference}</span>{' '}
        {refusal !== null && <Badge tone="bad">{t('bulk.notSent')}</Badge>}
        {refusal === null && would !== null && would.status !== 'counted' && (
          <Badge tone="warn">{t(`status.${would.status}`)}</Badge>
        )}
      </h2>
      {refusal !== null && <p>{refusal}</p>}
      {refusal === null && (
        <dl className="signed">
          <dt>{t('answer.signed.body')}</dt>
          <dd>{body}</dd>
          <dt>{t('answer.signed.position')}</dt>
          <dd>{name === 'other' ? item.position : t(`position.${name}`)}</dd>
          <dt>{t('answer.signed.text')}</dt>
          <dd>
            {t('text.version', { number: answer.text.version })} <code>{item.text}</code>
          </dd>
          <dt>{t('bulk.does')}</dt>
          <dd>{(would?.events ?? []).map(({ sentence }) => sentence).join(' ')}</dd>
        </dl>
      )}
      {would?.plan && <p>{would.plan.sentence}</p>}
    </>
  );
}
