import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../calls/client.ts';
import { told } from '../design/time.ts';
import { languageOf, localeOf } from '../language/index.ts';
import { reading } from '../shell/queries.ts';
import { Trouble } from '../shell/trouble.tsx';

type Event = Answer<'/api/recommendations/{reference}/timeline'>['items'][number];

/** How it came here, the newest first; what the machine did is said to be the machine's. */
export function Timeline({ reference }: { readonly reference: string }) {
  const { t, i18n } = useTranslation();
  const { data, error } = useQuery(
    reading('/api/recommendations/{reference}/timeline', { reference, query: { limit: 200 } }),
  );
  const locale = localeOf(languageOf(i18n));
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{t('timeline.title')}</h2>
      {error && <Trouble error={error} />}
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

function Actor({ event: { by } }: { readonly event: Event }) {
  const { t } = useTranslation();
  const who =
    by.person === undefined
      ? t('timeline.machine', { rule: by.machine ?? t('timeline.operator') })
      : t('timeline.person', { person: by.person, body: by.body ?? '' });
  return <span className="quiet small">{who}</span>;
}
