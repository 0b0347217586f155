import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askedWords } from '../../domain/found-words.ts';
import { read } from '../calls/client.ts';
import { Button } from '../design/button.tsx';
import { useSession } from '../shell/session.ts';
import { Trouble, Waiting } from '../shell/trouble.tsx';
import { FoundCard } from './found-card.tsx';
import { isKeyOn, switchKey } from './search-key.ts';

/** What was found of all that one may read; without a sign-in, of what was published. */
export function SearchPage() {
  const { t } = useTranslation();
  const { text = '' } = useSearch({ from: '/search' });
  const session = useSession();
  return (
    <section aria-labelledby="search">
      <h1 id="search">{text === '' ? t('search.title') : t('search.for', { text })}</h1>
      {session.is === 'nobody' && <p>{t('search.publicOnly')}</p>}
      {text === '' || session.is === 'asking' ? (
        <p>{t('search.how')}</p>
      ) : (
        <Results text={text} isKnown={session.is === 'somebody'} />
      )}
      <KeyChoice />
    </section>
  );
}

function Results({ text, isKnown }: { readonly text: string; readonly isKnown: boolean }) {
  const { t } = useTranslation();
  const pages = useFound(text, isKnown);
  const found = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const words = askedWords(text);
  const count = found.length;
  return (
    <>
      <div role="status">
        {pages.isPending && <Waiting />}
        {pages.data && (
          <p>
            {count === 0 ? t('search.nothing') : t('search.count', { count })}
            {pages.hasNextPage && ` ${t('search.thereAreMore')}`}
          </p>
        )}
      </div>
      {pages.error !== null && <Trouble error={pages.error} />}
      <ol className="plain-list stack">
        {found.map((one) => (
          <li key={one.reference}>
            <FoundCard found={one} words={words} />
          </li>
        ))}
      </ol>
      {pages.hasNextPage && (
        <Button isPending={pages.isFetching} onPress={() => void pages.fetchNextPage()}>
          {t('inbox.more')}
        </Button>
      )}
    </>
  );
}

function useFound(text: string, isKnown: boolean) {
  const path = isKnown ? '/api/search' : '/api/search/published';
  return useInfiniteQuery({
    queryKey: [path, text],
    queryFn: ({ pageParam, signal }) =>
      read(path, { query: { text, cursor: pageParam ?? undefined } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** WCAG 2.1.4: a key that is a sign can be switched off. */
function KeyChoice() {
  const { t } = useTranslation();
  const [isOn, setOn] = useState(isKeyOn);
  return (
    <p className="small">
      <label>
        <input
          type="checkbox"
          checked={isOn}
          onChange={({ target }) => {
            switchKey(target.checked);
            setOn(target.checked);
          }}
        />{' '}
        {t('search.key')}
      </label>
    </p>
  );
}
