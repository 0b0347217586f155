import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read, type Answer } from '../calls/client.ts';
import { Button } from '../design/button.tsx';
import { told } from '../design/time.ts';
import { languageOf, localeOf } from '../language/index.ts';
import { Trouble } from '../shell/trouble.tsx';

const path = '/api/recommendations/{reference}/timeline';
/** Of 200 events; a life of years has some hundred. */
const pagesAtOnce = 10;

type Event = Answer<'/api/recommendations/{reference}/timeline'>['items'][number];

/** How it came here, the newest first; what the machine did is said to be the machine's. */
export function Timeline({ reference }: { readonly reference: string }) {
  const { t, i18n } = useTranslation();
  const [most, setMost] = useState(pagesAtOnce);
  const { data, error, isFetching } = useTimeline(reference, most);
  const locale = localeOf(languageOf(i18n));
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{t('timeline.title')}</h2>
      {error && <Trouble error={error} />}
      {data?.isCut === true && (
        <p className="row">
          {t('timeline.cut', { shown: data.items.length })}
          <Button isPending={isFetching} onPress={() => setMost(most + pagesAtOnce)}>
            {t('timeline.later')}
          </Button>
        </p>
      )}
      <ol className="plain-list timeline" reversed>
        {(data?.items ?? []).toReversed().map((event) => (
          <li key={event.sequence}>
            <time dateTime={event.at.instant} className="quiet small">
              {told(event.at.instant, locale, event.at.zone)}
            </time>
            <p>
              {event.sentence} <Actor event={event} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The events that one may know of, oldest first. */
export function useTimeline(reference: string, pages = pagesAtOnce) {
  return useQuery({
    queryKey: [path, { reference }, pages],
    queryFn: ({ signal }) => readTimeline(reference, pages, signal),
    placeholderData: keepPreviousData,
  });
}

/** All of it, oldest first, or as much as these pages hold. */
async function readTimeline(reference: string, pages: number, signal: AbortSignal) {
  const items: Event[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < pages; page += 1) {
    const query = { limit: 200, cursor: cursor ?? undefined };
    const part: Answer<typeof path> = await read(path, { reference, query }, signal);
    items.push(...part.items);
    cursor = part.next;
    if (cursor === null) break;
  }
  return { items, isCut: cursor !== null };
}

function Actor({ event: { by } }: { readonly event: Event }) {
  const { t } = useTranslation();
  const who =
    by.person === undefined
      ? t('timeline.machine', { rule: by.machine ?? t('timeline.operator') })
      : t('timeline.person', { person: by.person, body: by.body ?? '' });
  return <span className="quiet small">{who}</span>;
}
