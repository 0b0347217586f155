import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../calls/client.ts';
import { Badge } from '../design/badge.tsx';
import { Marking } from '../design/marking.tsx';
import { outcomeName } from '../recommendation/outcome-name.ts';
import { Marked } from './marked.tsx';

type Found = Answer<'/api/search'>['items'][number];

export function FoundCard({
  found,
  words,
}: {
  readonly found: Found;
  readonly words: readonly string[];
}) {
  const { t } = useTranslation();
  const { reference, review, title, outcome, where, language, excerpt, known } = found;
  return (
    <article className="card" aria-label={reference}>
      <h2>
        <Link
          to={known ? '/recommendations/$reference' : '/register/$reference'}
          params={{ reference }}
        >
          <Marked text={title ?? reference} words={words} />
        </Link>
      </h2>
      <p className="row quiet small">
        <span>
          <Marked text={reference} words={words} />
        </span>
        <span>{review}</span>
        {outcome !== null && <Badge>{t(`outcome.${outcomeName(outcome)}`)}</Badge>}
        {excerpt !== null && (
          <span>{t(language === null ? 'search.inEntry' : 'search.inText')}</span>
        )}
      </p>
      {excerpt !== null && (
        <>
          <p className="excerpt" lang={language ?? undefined}>
            <Marked text={excerpt} words={words} />
          </p>
          {language !== null && <Marking {...found} />}
        </>
      )}
      {where === 'entry' && known && (
        <p className="small">
          <Link to="/register/$reference" params={{ reference }}>
            {t('search.register')}
          </Link>
        </p>
      )}
    </article>
  );
}
