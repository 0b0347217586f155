import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../calls/client.ts';
import { Answer as AnswerOf, type Ask } from '../answer/answer.tsx';
import { Badge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { Countdown, ThreeTimes } from '../design/deadline.tsx';
import { Marking } from '../design/marking.tsx';
import { OfficeActs } from '../office/office-acts.tsx';
import { reading } from '../shell/queries.ts';
import { PageTrouble, Waiting } from '../shell/trouble.tsx';
import { Changes } from './changes.tsx';
import { Comments } from './comments.tsx';
import { OwnReceipts } from './own-receipts.tsx';
import { outcomeName } from './outcome-name.ts';
import { Letter } from './letter.tsx';
import { Positions } from './positions.tsx';
import { TextInForce } from './text.tsx';
import { Timeline } from './timeline.tsx';
import './recommendation.css';

export type Matter = Answer<'/api/recommendations/{reference}'>;

/** One recommendation: what it needs, its text, who said what, and how it came here. */
export function Recommendation() {
  const { reference } = useParams({ from: '/recommendations/$reference' });
  const { data, error } = useQuery(reading('/api/recommendations/{reference}', { reference }));
  if (error) return <PageTrouble error={error} />;
  if (!data) return <Waiting />;
  const { marking, releasability } = data;
  return (
    <article className="recommendation" aria-labelledby="title">
      <Band {...{ marking, releasability }} />
      <Head matter={data} />
      {data.asks.map((ask) => (
        <Letter key={nameOf(ask)} matter={data} ask={ask} />
      ))}
      <Answers key={reference} matter={data} />
      <OfficeActs key={`${reference} office`} matter={data} />
      <TextInForce matter={data} />
      <Changes reference={reference} />
      <Comments matter={data} />
      <Positions matter={data} />
      <OwnReceipts reference={reference} />
      <Timeline reference={reference} />
      <Band {...{ marking, releasability }} />
    </article>
  );
}

/** Above and below; on paper of every page. */
function Band({ marking, releasability }: Pick<Matter, 'marking' | 'releasability'>) {
  if (marking === null) return null;
  return (
    <div className="band">
      <Marking {...{ marking, releasability }} />
    </div>
  );
}

/** What is asked, and what was asked while this page was open: a draft or a receipt stays on it. */
function Answers({ matter }: { readonly matter: Matter }) {
  const [seen, setSeen] = useState(matter.asks);
  const isIn = (asks: typeof seen, ask: Ask) => asks.some((one) => nameOf(one) === nameOf(ask));
  const fresh = matter.asks.filter((ask) => !isIn(seen, ask));
  if (fresh.length > 0) setSeen([...seen, ...fresh]);
  const standing = (ask: Ask) => {
    if (isIn(matter.asks, ask)) return 'open';
    const isAgain = matter.asks.some(({ stage, body }) => stage === ask.stage && body === ask.body);
    return isAgain ? 'asked-again' : 'closed';
  };
  return seen.map((ask) => (
    <AnswerOf
      key={nameOf(ask)}
      matter={matter}
      ask={matter.asks.find((one) => nameOf(one) === nameOf(ask)) ?? ask}
      is={standing(ask)}
    />
  ));
}

function nameOf({ stage, round, body }: Ask): string {
  return `${stage} ${round} ${body}`;
}

function Head({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation();
  const { title, reference, sentence, due, over, links, asks } = matter;
  return (
    <header>
      <h1 id="title">{title}</h1>
      <p className="row">
        <span className="quiet">{reference}</span>
        <Signs matter={matter} />
        <span className="no-print">
          <Button onPress={() => window.print()}>{t('package.print')}</Button>
        </span>
      </p>
      <p className="sentence">{sentence}</p>
      {due !== null && !over && (
        <div className={asks.length === 0 ? 'row' : 'row no-print'}>
          <span className="no-print">
            <Countdown due={due} />
          </span>
          <ThreeTimes due={due} />
        </div>
      )}
      {links['temporal'] !== undefined && (
        <p className="small no-print">
          <a href={links['temporal']}>{t('recommendation.workflow')}</a>
        </p>
      )}
    </header>
  );
}

function Signs({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation();
  const { overdue, held, behind, escalation, outcome } = matter;
  return (
    <>
      {outcome !== null && <Badge tone="good">{t(`outcome.${outcomeName(outcome)}`)}</Badge>}
      {held && <Badge tone="warn">{t('outcome.held')}</Badge>}
      {overdue && <Badge tone="bad">{t('inbox.overdue')}</Badge>}
      {escalation > 0 && <Badge tone="warn">{t('inbox.escalated', { level: escalation })}</Badge>}
      {behind && <Badge tone="warn">{t('recommendation.behind')}</Badge>}
    </>
  );
}
