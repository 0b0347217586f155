import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { roleMay } from '../../domain/policy/may.ts';
import type { ActName } from '../../domain/policy/table.ts';
import type { Answer } from '../calls/client.ts';
import { reading } from '../shell/queries.ts';
import type { Me } from '../shell/session.ts';

type Review = Answer<'/api/reviews'>['items'][number];

/** As many as one chooses among; the others are on the page of reviews. */
const most = 3;

/** Where nothing waits: what whoever is signed in most likely comes for. */
export function Next({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const { data } = useQuery(reading('/api/reviews', {}));
  if (me.mandates.length === 0) return <WithoutMandate />;
  if (data === undefined) return null;
  const open = data.items.filter(({ over }) => !over).slice(0, most);
  const may = (act: ActName) => me.mandates.some(({ role }) => roleMay(act, role));
  // Without a review the page says by itself how to come by one, to whoever may.
  if (data.items.length === 0 && may('open-review')) return null;
  return (
    <section className="card stack" aria-labelledby="next">
      <h2 id="next">{t('next.title')}</h2>
      <ul className="stack">
        {open.map((review) => (
          <OfReview key={review.id} review={review} mayTask={may('task')} />
        ))}
        {may('open-review') && (
          <li>
            <Link to="/reviews/new">{t('next.setUp')}</Link>
          </li>
        )}
        {me.mandates.some(({ role }) => role === 'auditor') && (
          <li>
            <Link to="/audit">{t('next.audit')}</Link>
          </li>
        )}
        {open.length === 0 && (
          <li>
            <Link to="/procedures">{t('next.procedures')}</Link>
          </li>
        )}
        <li>
          <Link to="/register">{t('next.register')}</Link>
        </li>
      </ul>
    </section>
  );
}

function OfReview({
  review: { id, title, sentence },
  mayTask,
}: {
  readonly review: Review;
  readonly mayTask: boolean;
}) {
  const { t } = useTranslation();
  return (
    <li>
      <strong>{title}</strong> <span className="quiet small">{sentence}</span>
      <br />
      <Link to="/reviews/$id" params={{ id }}>
        {t('next.board', { id })}
      </Link>
      {mayTask && (
        <>
          <br />
          <Link to="/reviews/$id" params={{ id }} hash="task">
            {t('next.task', { id })}
          </Link>
        </>
      )}
    </li>
  );
}

function WithoutMandate() {
  const { t } = useTranslation();
  return (
    <section className="card stack" aria-labelledby="next">
      <h2 id="next">{t('next.noMandateTitle')}</h2>
      <p>{t('next.noMandate')}</p>
      <ul>
        <li>
          <Link to="/register">{t('next.register')}</Link>
        </li>
        <li>
          <Link to="/procedures">{t('next.procedures')}</Link>
        </li>
      </ul>
    </section>
  );
}
