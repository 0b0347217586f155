import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Countdown } from '../design/deadline.tsx';
import { FirstRun } from '../first-run/first-run.tsx';
import { reading } from '../shell/queries.ts';
import { useSession } from '../shell/session.ts';
import { Trouble, Waiting } from '../shell/trouble.tsx';

/** The reviews that one may know of, the newest first. */
export function Reviews() {
  const { t } = useTranslation();
  const session = useSession();
  const { data, error } = useQuery(reading('/api/reviews', {}));
  return (
    <section aria-labelledby="reviews">
      <h1 id="reviews">{t('reviews.title')}</h1>
      {error && <Trouble error={error} />}
      {!data && !error && <Waiting />}
      {session.is === 'somebody' && <FirstRun me={session.me} />}
      <ul className="plain-list stack">
        {(data?.items ?? []).map(({ id, title, sentence, summitAt }) => (
          <li key={id} className="card">
            <h2>
              <Link to="/reviews/$id" params={{ id }}>
                {title}
              </Link>
            </h2>
            <p>{sentence}</p>
            <p>
              {t('reviews.summit')} <Countdown due={summitAt} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
