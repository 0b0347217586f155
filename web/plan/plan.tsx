import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../calls/client.ts';
import { Badge, Note } from '../design/badge.tsx';
import { Countdown } from '../design/deadline.tsx';
import { ReviewPages } from '../review/review-pages.tsx';
import { reading } from '../shell/queries.ts';
import { PageTrouble, Waiting } from '../shell/trouble.tsx';
import { axisOf } from './axis.ts';
import { AxisLine, PlannedRow } from './planned-row.tsx';
import './plan.css';

export type Plan = Answer<'/api/reviews/{id}/plan'>;
export type Planned = Plan['recommendations'][number];
export type PlannedStage = Planned['stages'][number];

/** Backwards from the summit: each recommendation's stages, their room, and what blocks the date. */
export function PlanPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/reviews/$id/plan' });
  const { data, error } = useQuery(reading('/api/reviews/{id}/plan', { id }));
  if (error) return <PageTrouble error={error} />;
  if (!data) return <Waiting />;
  const axis = axisOf(data);
  return (
    <section aria-labelledby="plan" className="stack">
      <header>
        <ReviewPages id={id} />
        <h1 id="plan">{t('plan.title', { review: id })}</h1>
        <Note tone={data.feasible ? 'good' : 'bad'}>
          <p>{data.sentence}</p>
        </Note>
        <p>
          {t('reviews.summit')} <Countdown due={data.summit} />
        </p>
      </header>
      <Warnings plan={data} />
      <div className="card-wide">
        <AxisLine axis={axis} />
      </div>
      <ol className="plain-list planned" aria-label={t('plan.rows')}>
        {data.recommendations.map((one) => (
          <li key={one.reference} className="card">
            <PlannedRow planned={one} axis={axis} critical={criticalOf(data, one.reference)} />
          </li>
        ))}
      </ol>
      <Legend />
    </section>
  );
}

/** The stages of it that lie on the way whose delay delays the summit. */
function criticalOf({ critical }: Plan, reference: string): ReadonlySet<string> {
  return new Set(critical.filter((one) => one.reference === reference).map(({ stage }) => stage));
}

/** Deadlines on a holiday of those who are asked; they are told, never moved. */
function Warnings({ plan: { warnings } }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  if (warnings.length === 0) return null;
  return (
    <details className="card">
      <summary>{t('plan.holidays', { count: warnings.length })}</summary>
      <ul>
        {warnings.map(({ sentence, references }) => (
          <li key={sentence}>
            {sentence} <span className="quiet">{references.join(', ')}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Legend() {
  const { t } = useTranslation();
  const kinds = ['done', 'open', 'ahead', 'critical'] as const;
  return (
    <p className="row small">
      {kinds.map((kind) => (
        <span key={kind} className="row">
          <span className={`sample bar ${kind}`} aria-hidden="true" /> {t(`plan.is.${kind}`)}
        </span>
      ))}
      <Badge tone="bad">{t('plan.latest')}</Badge>
    </p>
  );
}
