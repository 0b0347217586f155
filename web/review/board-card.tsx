import { useNavigate } from '@tanstack/react-router';
import { memo, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../design/badge.tsx';
import { useCity } from '../design/city.ts';
import { Flag } from '../design/flag.tsx';
import { isOffice, useOffice } from '../design/office.ts';
import { Slack } from '../design/slack.tsx';
import { languageOf, localeOf } from '../language/index.ts';
import { outcomeName } from '../recommendation/outcome-name.ts';
import { shortly } from './board-time.ts';
import type { BoardLine } from './board-filter.ts';

/** One recommendation on the board. Drawn anew only where its own line or its slack has changed. */
export const BoardCard = memo(function BoardCard({
  line,
  slack,
  isCritical,
}: {
  readonly line: BoardLine;
  /** In working days; null: not planned. */
  readonly slack: number | null;
  readonly isCritical: boolean;
}) {
  const { t } = useTranslation();
  const { reference, title, waitingOn, over } = line;
  return (
    <article
      className={isCritical ? 'card small critical' : 'card small'}
      aria-labelledby={`card-${reference}`}
    >
      <h3 id={`card-${reference}`}>
        <CardLink reference={reference} />{' '}
        <span className="card-title">{title === reference ? '' : title}</span>
      </h3>
      <p className="row signs">
        <Signs line={line} />
        {slack !== null && !over && <Slack workingDays={slack} />}
        {isCritical && <Badge tone="bad">{t('board.critical')}</Badge>}
      </p>
      <Until line={line} />
      {waitingOn.length > 0 && <Awaited who={waitingOn} />}
    </article>
  );
});

/**
 * A plain link that the router follows: each of its own links looks at every change of the address,
 * and a filter with hundreds of them would be felt.
 */
function CardLink({ reference }: { readonly reference: string }) {
  const navigate = useNavigate();
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
      return;
    event.preventDefault();
    void navigate({ to: '/recommendations/$reference', params: { reference } });
  };
  return (
    <a href={`/recommendations/${encodeURIComponent(reference)}`} onClick={follow}>
      {reference}
    </a>
  );
}

function Signs({ line }: { readonly line: BoardLine }) {
  const { t } = useTranslation();
  const { overdue, held, behind, escalation, outcome, over } = line;
  return (
    <>
      {over && outcome !== null && <Badge>{t(`outcome.${outcomeName(outcome)}`)}</Badge>}
      {overdue && <Badge tone="bad">{t('inbox.overdue')}</Badge>}
      {held && <Badge tone="warn">{t('outcome.held')}</Badge>}
      {escalation > 0 && <Badge tone="warn">{t('inbox.escalated', { level: escalation })}</Badge>}
      {behind && <Badge tone="warn">{t('recommendation.behind')}</Badge>}
    </>
  );
}

function Until({ line: { due, over, round, workingGroup } }: { readonly line: BoardLine }) {
  const { t, i18n } = useTranslation();
  const city = useCity();
  return (
    <p className="quiet">
      {workingGroup}
      {round > 1 && ` · ${t('board.round', { round })}`}
      {due !== null && !over && (
        <>
          {' · '}
          <time dateTime={due.instant}>
            {t('board.until', {
              when: shortly(due, localeOf(languageOf(i18n))),
              city: city(due.zone),
            })}
          </time>
        </>
      )}
    </p>
  );
}

/** More would make a card a page; the recommendation itself names all. */
const mostNamed = 6;

function Awaited({ who }: { readonly who: readonly string[] }) {
  const { t } = useTranslation();
  const office = useOffice();
  const named = who.length > mostNamed + 1 ? who.slice(0, mostNamed) : who;
  return (
    <p className="awaited">
      <span className="quiet">{t('board.awaited')}</span>
      {named.map((one) => (
        <span key={one} className="body">
          <Flag body={one} /> {isOffice(one) ? office(one) : one}
        </span>
      ))}
      {named.length < who.length && (
        <span className="quiet">{t('board.more', { count: who.length - named.length })}</span>
      )}
    </p>
  );
}
