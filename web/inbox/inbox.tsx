import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { read, type Answer } from '../calls/client.ts';
import { Button } from '../design/button.tsx';
import { Trouble, Waiting } from '../shell/trouble.tsx';
import { InboxLine } from './inbox-line.tsx';

export type Waits = Answer<'/api/inbox'>['items'][number];

/** What awaits whoever is signed in, the soonest first. */
export function Inbox() {
  const { t } = useTranslation();
  const pages = useInfiniteQuery({
    queryKey: ['/api/inbox'],
    queryFn: ({ pageParam, signal }) =>
      read('/api/inbox', { query: { cursor: pageParam ?? undefined, limit: 50 } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const lines = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-labelledby="inbox">
      <h1 id="inbox">{t('inbox.title')}</h1>
      {pages.isPending && <Waiting />}
      {pages.error !== null && <Trouble error={pages.error} />}
      {pages.data && (
        <p>{lines.length === 0 ? t('inbox.nothing') : t('inbox.count', { count: lines.length })}</p>
      )}
      <ol className="plain-list stack">
        {lines.map((line) => (
          <li key={`${line.reference} ${line.stage} ${line.round} ${line.act} ${line.body}`}>
            <InboxLine line={line} />
          </li>
        ))}
      </ol>
      {pages.hasNextPage && (
        <Button onPress={() => void pages.fetchNextPage()}>{t('inbox.more')}</Button>
      )}
    </section>
  );
}
