import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { read, type Answer } from '../calls/client.ts';
import { Badge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { Day } from '../design/day.tsx';
import { Trouble, Waiting } from '../shell/trouble.tsx';
import { outcomeName } from '../recommendation/outcome-name.ts';

type Line = Answer<'/api/register'>['items'][number];

/** What was published, the newest first; anybody may read it. */
export function Register() {
  const { t } = useTranslation();
  const pages = useInfiniteQuery({
    queryKey: ['/api/register'],
    queryFn: ({ pageParam, signal }) =>
      read('/api/register', { query: { cursor: pageParam ?? undefined, limit: 50 } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const lines = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-labelledby="register">
      <h1 id="register">{t('register.title')}</h1>
      <p>{t('register.what')}</p>
      {pages.isPending && <Waiting />}
      {pages.error !== null && <Trouble error={pages.error} />}
      {pages.data && lines.length === 0 && <p>{t('register.empty')}</p>}
      <ul className="plain-list stack">
        {lines.map((line) => (
          <li key={line.reference}>
            <Published line={line} />
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button onPress={() => void pages.fetchNextPage()}>{t('inbox.more')}</Button>
      )}
    </section>
  );
}

function Published({ line }: { readonly line: Line }) {
  const { t } = useTranslation();
  const { reference, title, outcome, published, entry } = line;
  return (
    <article className="card">
      <h2>
        <Link to="/register/$reference" params={{ reference }}>
          {title ?? reference}
        </Link>
      </h2>
      <p className="row quiet small">
        {title !== null && <span>{reference}</span>}
        <span>
          {t('register.published')} <Day at={published} />
        </span>
        {outcome !== null && <Badge tone="good">{t(`outcome.${outcomeName(outcome)}`)}</Badge>}
      </p>
      <p>{entry}</p>
    </article>
  );
}
