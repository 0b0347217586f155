import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../calls/client.ts';
import { Badge } from '../design/badge.tsx';
import { Day } from '../design/day.tsx';
import { Flag } from '../design/flag.tsx';
import { outcomeName } from '../recommendation/outcome-name.ts';
import { positionName } from '../recommendation/position-name.ts';
import { reading } from '../shell/queries.ts';
import { PageTrouble, Waiting } from '../shell/trouble.tsx';

type Entry = Answer<'/api/register/{reference}'>;

/** One published recommendation: what was decided, the text, and what nations have released. */
export function RegisterEntry() {
  const { t } = useTranslation();
  const { reference } = useParams({ from: '/register/$reference' });
  const { data, error } = useQuery(reading('/api/register/{reference}', { reference }));
  if (error) return <PageTrouble error={error} />;
  if (!data) return <Waiting />;
  return (
    <article className="stack">
      <header>
        <p className="quiet small">
          <Link to="/register">{t('register.title')}</Link> › {data.reference}
        </p>
        <h1>{data.title ?? data.reference}</h1>
        <p className="row">
          {data.outcome !== null && (
            <Badge tone="good">{t(`outcome.${outcomeName(data.outcome)}`)}</Badge>
          )}
          <span className="quiet">
            {t('register.published')} <Day at={data.published} />
          </span>
          {data.corrected && (
            <span className="quiet">
              {t('register.corrected')} <Day at={data.corrected} />
            </span>
          )}
        </p>
        <p>{data.entry}</p>
      </header>
      <PublishedText entry={data} />
      <Said entry={data} />
    </article>
  );
}

function PublishedText({ entry: { text, hash } }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="text">
      <h2 id="text">{t('text.title')}</h2>
      {text === null ? (
        <p className="quiet">{t('register.noText')}</p>
      ) : (
        <div className="card text">
          <p className="clause-text">{text}</p>
          {hash !== null && (
            <p className="quiet small">
              SHA-256 <code>{hash}</code>
            </p>
          )}
        </div>
      )}
    </section>
  );
}

/** Nothing stands here that its body has not released. */
function Said({ entry: { positions, reservations, statements } }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const said = [
    ...positions.map(({ position, ...one }) => ({
      ...one,
      text: positionName(position) === 'other' ? position : t(`position.${positionName(position)}`),
    })),
    ...reservations.map((one) => ({ ...one, text: one.text ?? t('position.reserve') })),
    ...statements.map((one) => ({ ...one, text: one.text ?? t('position.state') })),
  ];
  if (said.length === 0) return null;
  return (
    <section aria-labelledby="said">
      <h2 id="said">{t('register.released')}</h2>
      <ul className="plain-list stack">
        {said.map(({ body, stage, text }, index) => (
          <li key={`${body} ${stage} ${index}`} className="card">
            <Flag body={body} /> <strong>{body}</strong> <span className="quiet">{stage}</span>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
