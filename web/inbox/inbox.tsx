import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chosenLines, keepChosen } from '../answer/drafts.ts';
import { isAnswerable, nameOfLine, type Answerable } from '../bulk/together.ts';
import { read, type Answer } from '../calls/client.ts';
import { Button } from '../design/button.tsx';
import type { Me } from '../shell/session.ts';
import { Trouble, Waiting } from '../shell/trouble.tsx';
import { ChosenBar } from './chosen-bar.tsx';
import { InboxLine } from './inbox-line.tsx';
import { Next } from './next.tsx';
import { TemporalLinks } from './temporal-links.tsx';
import { StandInBanner } from './stand-in-banner.tsx';
import './inbox.css';

export type Waits = Answer<'/api/inbox'>['items'][number];

const BulkAnswer = lazy(async () => ({
  default: (await import('../bulk/bulk-answer.tsx')).BulkAnswer,
}));

/** What awaits whoever is signed in, the soonest first; several may be answered together. */
export function Inbox({ me }: { readonly me: Me }) {
  const pages = useLines();
  const lines = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const [chosen, setChosen] = useState(chosenLines);
  const choose = (next: ReadonlySet<string>): void => {
    keepChosen(next);
    setChosen(next);
  };
  const together = lines.filter(isAnswerable).filter((line) => chosen.has(nameOfLine(line)));
  const [answering, answer] = useState<readonly Answerable[] | null>(null);
  if (answering !== null)
    return (
      <Suspense fallback={<Waiting />}>
        <BulkAnswer
          lines={answering}
          onBack={() => answer(null)}
          onSent={() => choose(new Set())}
        />
      </Suspense>
    );
  return (
    <>
      <StandInBanner me={me} />
      <Lines {...{ me, pages, lines, chosen, choose }} />
      {together.length > 0 && (
        <ChosenBar
          count={together.length}
          onAnswer={() => answer(together)}
          onNone={() => choose(new Set())}
        />
      )}
    </>
  );
}

function useLines() {
  return useInfiniteQuery({
    queryKey: ['/api/inbox'],
    queryFn: ({ pageParam, signal }) =>
      read('/api/inbox', { query: { cursor: pageParam ?? undefined, limit: 50 } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

function Lines({
  me,
  pages,
  lines,
  chosen,
  choose,
}: {
  readonly me: Me;
  readonly pages: ReturnType<typeof useLines>;
  readonly lines: readonly Waits[];
  readonly chosen: ReadonlySet<string>;
  readonly choose: (chosen: ReadonlySet<string>) => void;
}) {
  const { t } = useTranslation();
  const isOneOfSeveral = lines.filter(isAnswerable).length > 1;
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
          <li key={nameOfLine(line)}>
            <InboxLine line={line} me={me}>
              {isOneOfSeveral && isAnswerable(line) && (
                <Chooser line={line} {...{ chosen, choose }} />
              )}
            </InboxLine>
          </li>
        ))}
      </ol>
      {pages.data && lines.length === 0 && <Next me={me} />}
      <TemporalLinks links={me.links} />
      {pages.hasNextPage && (
        <Button onPress={() => void pages.fetchNextPage()}>{t('inbox.more')}</Button>
      )}
    </section>
  );
}

function Chooser({
  line,
  chosen,
  choose,
}: {
  readonly line: Answerable;
  readonly chosen: ReadonlySet<string>;
  readonly choose: (chosen: ReadonlySet<string>) => void;
}) {
  const { t } = useTranslation();
  const { reference, body } = line;
  const name = nameOfLine(line);
  const others = [...chosen].filter((one) => one !== name);
  return (
    <label className="choose-line">
      <input
        type="checkbox"
        checked={chosen.has(name)}
        onChange={({ target }) => choose(new Set(target.checked ? [...others, name] : others))}
      />{' '}
      {t('bulk.choose')}{' '}
      <span className="hidden-but-read">
        {reference} {body}
      </span>
    </label>
  );
}
