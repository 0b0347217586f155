import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../calls/client.ts';
import { Badge } from '../design/badge.tsx';
import { Countdown } from '../design/deadline.tsx';
import { reading } from '../shell/queries.ts';
import { Trouble, Waiting } from '../shell/trouble.tsx';
import { ReviewPages } from './review-pages.tsx';
import './board.css';

type Whole = Answer<'/api/reviews/{id}/board'>;
type Line = Whole['lines'][number];

/** A review's recommendations by the stage that they stand in. */
export function Board() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/reviews/$id' });
  const { data, error } = useQuery(reading('/api/reviews/{id}/board', { id }));
  if (error) return <Trouble error={error} />;
  if (!data) return <Waiting />;
  return (
    <section aria-labelledby="board">
      <ReviewPages id={id} />
      <h1 id="board">{t('board.title', { review: id })}</h1>
      <p className="sentence">{data.sentence}</p>
      <div className="columns">
        {data.columns.map(({ stage, count }) => (
          <section key={stage} className="column" aria-label={stage}>
            <h2>
              {stage} <span className="quiet">{count}</span>
            </h2>
            <ul className="plain-list">
              {data.lines
                .filter((line) => line.stage === stage)
                .map((line) => (
                  <li key={line.reference}>
                    <Card line={line} />
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}

function Card({ line }: { readonly line: Line }) {
  const { t } = useTranslation();
  const { reference, title, due, overdue, held, behind, escalation, waitingOn, over } = line;
  return (
    <article className="card small">
      <p className="row">
        <strong>
          <Link to="/recommendations/$reference" params={{ reference }}>
            {reference}
          </Link>
        </strong>
        {overdue && <Badge tone="bad">{t('inbox.overdue')}</Badge>}
        {held && <Badge tone="warn">{t('outcome.held')}</Badge>}
        {behind && <Badge tone="warn">{t('recommendation.behind')}</Badge>}
        {escalation > 0 && <Badge tone="warn">{t('inbox.escalated', { level: escalation })}</Badge>}
      </p>
      <p>{title}</p>
      {due !== null && !over && (
        <p className="quiet">
          <Countdown due={due} />
        </p>
      )}
      {waitingOn.length > 0 && (
        <p className="quiet">{t('board.waitsOn', { who: waitingOn.join(', ') })}</p>
      )}
    </article>
  );
}
