import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { reading } from '../shell/queries.ts';
import { Trouble, Waiting } from '../shell/trouble.tsx';
import type { Matter } from './recommendation.tsx';

/** The version in force, clause by clause, with the hash that every answer to it carries. */
export function TextInForce({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation();
  const { reference, text } = matter;
  return (
    <section aria-labelledby="text">
      <h2 id="text">{t('text.title')}</h2>
      {text === null ? (
        <p className="quiet">{t('text.none')}</p>
      ) : (
        <Version reference={reference} number={text.version} />
      )}
    </section>
  );
}

function Version({ reference, number }: { readonly reference: string; readonly number: number }) {
  const { t } = useTranslation();
  const where = { reference, number: String(number) };
  const { data, error } = useQuery(
    reading('/api/recommendations/{reference}/versions/{number}', where),
  );
  if (error) return <Trouble error={error} />;
  if (!data) return <Waiting />;
  return (
    <div className="card text" lang={data.shownLanguage}>
      <p className="quiet small">
        {t('text.version', { number: data.number })} ·{' '}
        <code title={data.hash}>{data.hash.slice(0, 16)}…</code>
      </p>
      {data.clauses.length === 0 && <p>{t('text.notReleased')}</p>}
      {data.clauses.map((clause) => (
        <section key={clause.number} id={`clause-${clause.number}`} className="clause">
          {clause.heading !== '' && <h3>{clause.heading}</h3>}
          <p className="clause-text">{clause.text}</p>
        </section>
      ))}
    </div>
  );
}
