import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { reading } from '../shell/queries.ts';
import { Trouble, Waiting } from '../shell/trouble.tsx';
import { CheckOwn } from './check-own.tsx';

/** The routes that a review can take, and whether one's own file makes sense. */
export function Procedures() {
  const { t } = useTranslation();
  const { data, error } = useQuery(reading('/api/procedures', {}));
  return (
    <section aria-labelledby="procedures" className="stack">
      <div>
        <h1 id="procedures">{t('procedures.title')}</h1>
        <p>{t('procedures.what')}</p>
      </div>
      {error && <Trouble error={error} />}
      {!data && !error && <Waiting />}
      <ul className="plain-list procedure-list">
        {(data?.items ?? []).map(({ id, version, title }) => (
          <li key={`${id} ${version}`} className="card">
            <h2>
              <Link to="/procedures/$id" params={{ id }} search={{ version }}>
                {title}
              </Link>
            </h2>
            <p className="quiet small">
              {id} · {t('procedures.version', { version })}
            </p>
          </li>
        ))}
      </ul>
      <CheckOwn />
    </section>
  );
}
