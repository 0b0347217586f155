import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../calls/client.ts';
import { Button } from '../design/button.tsx';
import { reading } from '../shell/queries.ts';
import { Trouble, Waiting } from '../shell/trouble.tsx';
import { Files, InLanguage } from './beside-text.tsx';
import { clauseLines } from '../text/clause-lines.ts';
import { ExactText } from './exact-text.tsx';
import type { Matter } from './recommendation.tsx';

/** The parser of Markdown comes only where a text is read. */
const Rendered = lazy(async () => ({ default: (await import('../text/rendered.tsx')).Rendered }));

/** The version in force, as it reads or to the letter, with the hash that every answer to it carries. */
export function TextInForce({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation();
  const { reference, text } = matter;
  return (
    <section aria-labelledby="text">
      <h2 id="text">{t('text.title')}</h2>
      {text === null ? (
        <p className="quiet">{t('text.none')}</p>
      ) : (
        <Version key={text.version} reference={reference} number={text.version} />
      )}
    </section>
  );
}

export type VersionRead = Answer<'/api/recommendations/{reference}/versions/{number}'>;

function Version({ reference, number }: { readonly reference: string; readonly number: number }) {
  const { t } = useTranslation();
  const [language, setLanguage] = useState<string | null>(null);
  const query = language === null ? {} : { query: { language } };
  const where = { reference, number: String(number), ...query };
  const { data, error } = useQuery({
    ...reading('/api/recommendations/{reference}/versions/{number}', where),
    placeholderData: keepPreviousData,
  });
  const [isExact, setExact] = useState(false);
  if (error) return <Trouble error={error} />;
  if (!data) return <Waiting />;
  return (
    <div className="card text">
      <p className="print-only">
        {t('text.version', { number: data.number })} · SHA-256 <code>{data.hash}</code>
      </p>
      <p className="row no-print">
        <span className="quiet small">
          {t('text.version', { number: data.number })} ·{' '}
          <code title={data.hash}>{data.hash.slice(0, 16)}…</code>
        </span>
        <Button aria-pressed={isExact} onPress={() => setExact(!isExact)}>
          {t('text.exact')}
        </Button>
        <InLanguage version={data} onChange={setLanguage} />
      </p>
      {isExact ? <ExactText reference={reference} version={data} /> : <AsItReads version={data} />}
      <Files version={data} />
    </div>
  );
}

function AsItReads({
  version: { text, clauses, shownLanguage },
}: {
  readonly version: VersionRead;
}) {
  const { t } = useTranslation();
  if (text === null || text === '') return <p>{t('text.notReleased')}</p>;
  return (
    <Suspense fallback={<Waiting />}>
      <div className="rendered" lang={shownLanguage}>
        <Rendered text={text} clauses={clauseLines(clauses)} below={2} />
      </div>
    </Suspense>
  );
}
