import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../answer/refusal.tsx';
import { Badge, Note } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { isUnknown, refusalOf, type Going, type Told, type useSendingAll } from './sending.ts';

/** What became of each, by name; how many are not on record is said first. */
export function Outcomes({
  told,
  sending,
  send,
}: {
  readonly told: readonly Told[];
  readonly sending: ReturnType<typeof useSendingAll>;
  readonly send: (going: Going) => void;
}) {
  const { t } = useTranslation();
  const unknown = told.filter(({ result }) => isUnknown(result)).length;
  const refused = told.filter(
    ({ result }) => !isUnknown(result) && refusalOf(result) !== null,
  ).length;
  const done = told.length - unknown - refused;
  return (
    <>
      <Note tone={done === told.length ? 'good' : 'warn'} isNew isNext>
        <p>{t('bulk.done', { count: done, total: told.length })}</p>
        {refused > 0 && <p>{t('bulk.refused', { count: refused })}</p>}
        {unknown > 0 && <p>{t('bulk.unknown', { count: unknown })}</p>}
      </Note>
      <ol className="plain-list told">
        {told.map((one) => (
          <li key={`${one.line.reference} ${one.line.body}`}>
            <Outcome {...one} />
          </li>
        ))}
      </ol>
      <Refusal error={sending.error} onFresh={() => send(told)} />
      {unknown > 0 && (
        <p>
          <Button look="main" isPending={sending.isPending} onPress={() => send(told)}>
            {t('bulk.again')}
          </Button>
        </p>
      )}
    </>
  );
}

function Outcome({ line: { reference, title, body }, result }: Told) {
  const { t } = useTranslation();
  const refusal = refusalOf(result);
  const status = result.accepted?.status ?? 'counted';
  return (
    <>
      <h2 className="line-title">
        <Link to="/recommendations/$reference" params={{ reference }}>
          {title}
        </Link>{' '}
        <span className="quiet small">
          {reference} · {body}
        </span>{' '}
        {isUnknown(result) ? (
          <Badge tone="warn">{t('bulk.is.unknown')}</Badge>
        ) : refusal !== null ? (
          <Badge tone="bad">{t('bulk.is.refused')}</Badge>
        ) : (
          <Badge tone={status === 'counted' ? 'good' : 'warn'}>
            {t(status === 'counted' ? 'answer.done' : `status.${status}`)}
          </Badge>
        )}
      </h2>
      <p>{refusal ?? result.message}</p>
    </>
  );
}
