import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SaveLink } from '../design/save-link.tsx';
import { reading } from '../shell/queries.ts';
import { PageTrouble, Trouble, Waiting } from '../shell/trouble.tsx';
import { RouteDrawn } from './route-drawn.tsx';
import { Simulator } from './simulator.tsx';
import './procedures.css';

/** One procedure: drawn, in words with its sources, and to be tried out. */
export function Procedure() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/procedures/$id' });
  const { version } = useSearch({ from: '/procedures/$id' });
  const where = { id, query: { version } };
  const { data, error } = useQuery(reading('/api/procedures/{id}', where));
  if (error) return <PageTrouble error={error} />;
  if (!data) return <Waiting />;
  return (
    <article className="stack">
      <header>
        <p className="quiet small">
          <Link to="/procedures">{t('procedures.title')}</Link> ›{' '}
          {t('procedures.version', { version: data.version })} ·{' '}
          <code title={data.hash}>{data.hash.slice(0, 16)}…</code>
        </p>
        <h1>{data.title}</h1>
      </header>
      {data.route && <RouteDrawn route={data.route} title={data.title} />}
      <InWords id={id} version={data.version} />
      <Simulator key={`${id} ${data.version}`} id={id} definition={data.procedure ?? {}} />
    </article>
  );
}

function InWords({ id, version }: { readonly id: string; readonly version: number }) {
  const { t } = useTranslation();
  const as = (format: string) =>
    reading('/api/procedures/{id}', { id, query: { version, format } });
  const words = useQuery(as('text'));
  const file = useQuery(as('yaml'));
  return (
    <section className="card" aria-labelledby="in-words">
      <h2 id="in-words">{t('procedures.inWords')}</h2>
      {words.error && <Trouble error={words.error} />}
      <pre className="note-text" lang="en">
        {words.data?.text}
      </pre>
      {file.data?.text !== undefined && (
        <p>
          <SaveLink name={`${id}.yaml`} text={file.data.text} type="application/yaml">
            {t('procedures.file')}
          </SaveLink>
        </p>
      )}
    </section>
  );
}
