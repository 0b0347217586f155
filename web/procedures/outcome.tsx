import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused, write, type Asked, type Written } from '../calls/client.ts';
import { Badge, Note } from '../design/badge.tsx';
import { languageOf, localeOf } from '../language/index.ts';
import { settled } from '../design/settled.ts';
import { told } from '../design/time.ts';
import { outcomeName } from '../recommendation/outcome-name.ts';
import { Trouble } from '../shell/trouble.tsx';
import { Faults } from './faults.tsx';

export type Result = Written<'/api/procedures/simulate'>;

/** Plays a case whenever it changes, and says what it came to and why; the last result stays meanwhile. */
export function Outcome({
  of,
  children,
}: {
  readonly of: Asked<'/api/procedures/simulate'>;
  readonly children?: (result: Result | undefined) => ReactNode;
}) {
  const body = useDeferredValue(of);
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['/api/procedures/simulate', body],
    queryFn: async ({ signal }) => {
      await settled(signal);
      return write('/api/procedures/simulate', { params: {}, body, key: crypto.randomUUID() });
    },
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <>
      {children?.(data)}
      {error instanceof Refused && error.status === 400 ? (
        <Faults of={error} />
      ) : (
        error && <Trouble error={error} />
      )}
      {data && !error && (
        <div aria-busy={isPlaceholderData}>
          <Told result={data} />
        </div>
      )}
    </>
  );
}

function Told({ result }: { readonly result: Result }) {
  const { t, i18n } = useTranslation();
  const when = (instant: string) => told(instant, localeOf(languageOf(i18n)), 'UTC');
  const { outcome, reason, closedAt, next, refused, notices, differences } = result;
  const name = outcomeName(outcome);
  return (
    <Note tone={toneOf(outcome)} isNew>
      <p className="row">
        <strong>{name === 'other' ? outcome : t(`outcome.${name}`)}</strong>
        {closedAt !== null && <span>{when(closedAt)} UTC</span>}
        {next !== null && <Badge>{t('simulator.next', { next })}</Badge>}
      </p>
      <p lang="en">{reason}</p>
      {differences.length > 0 && (
        <ul lang="en">
          {differences.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      {refused.length > 0 && (
        <p>{t('simulator.refused', { codes: refused.map(({ code }) => code).join(', ') })}</p>
      )}
      <details>
        <summary>{t('simulator.notices', { count: notices.length })}</summary>
        <ol lang="en" className="small">
          {notices.map(({ at, kind, to, why }, index) => (
            <li key={`${at} ${kind} ${index}`}>
              {when(at)} UTC · {to.join(', ')}: {typeof why === 'string' ? why : kind}
            </li>
          ))}
        </ol>
      </details>
    </Note>
  );
}

function toneOf(outcome: string): 'good' | 'warn' | 'bad' {
  if (outcome === 'agreed') return 'good';
  return outcome === 'broken' || outcome === 'not-agreed' ? 'bad' : 'warn';
}
