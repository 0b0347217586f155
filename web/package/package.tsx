import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Done } from '../act/act-panel.tsx';
import { OnRecord } from '../act/on-record.tsx';
import { ReferenceLink } from '../recommendation/reference-link.tsx';
import type { Answer } from '../calls/client.ts';
import { Note } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { Countdown } from '../design/deadline.tsx';
import { Marking } from '../design/marking.tsx';
import { ReviewPages } from '../review/review-pages.tsx';
import { reading } from '../shell/queries.ts';
import { PageTrouble, Waiting } from '../shell/trouble.tsx';
import { MemberCard } from './member.tsx';
import { MoveMember } from './move-member.tsx';
import { SummitActs } from './summit-acts.tsx';
import './package.css';

export type Package = Answer<'/api/reviews/{id}/package'>;
export type Member = Package['members'][number];

/** What goes to the summit, what does not yet, and the summit's word on it; made to be printed. */
export function PackagePage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/reviews/$id/package' });
  const { data, error } = useQuery(reading('/api/reviews/{id}/package', { id }));
  const [told, setTold] = useState<readonly Done[]>([]);
  const tell = (done: Done) => setTold([...told, done]);
  if (error) return <PageTrouble error={error} />;
  if (!data) return <Waiting />;
  const paper = (format: string) =>
    `/api/reviews/${encodeURIComponent(id)}/package?format=${format}`;
  return (
    <section aria-labelledby="package" className="stack">
      <header>
        <ReviewPages id={id} />
        <h1 id="package">{t('package.title', { review: id })}</h1>
        <Marking marking={data.marking} releasability={[]} />
        <p>{data.title}</p>
        <Note>
          <p>{data.sentence}</p>
        </Note>
        <p>
          {t('reviews.summit')} <Countdown due={data.summitAt} />
        </p>
        {data.manifest !== null && (
          <p className="small">
            {t('package.manifest')} <code>{data.manifest}</code>
          </p>
        )}
        <p className="row no-print">
          <Button onPress={() => window.print()}>{t('package.print')}</Button>
          <a className="button" href={paper('pdf')} download>
            PDF
          </a>
          <a className="button" href={paper('docx')} download>
            DOCX
          </a>
        </p>
      </header>
      {told.map((done, place) => (
        <OnRecord key={place} done={done} params={null} isNext />
      ))}
      <SummitActs whole={data} />
      <h2>{t('package.members', { count: data.members.length })}</h2>
      <ol className="plain-list stack">
        {data.members.map((member) => (
          <li key={member.reference}>
            <MemberCard whole={data} member={member} onMoved={tell} />
          </li>
        ))}
      </ol>
      <NotReady whole={data} onMoved={tell} />
      <Marking marking={data.marking} releasability={[]} />
    </section>
  );
}

function NotReady({
  whole,
  onMoved,
}: {
  readonly whole: Package;
  readonly onMoved: (done: Done) => void;
}) {
  const { t } = useTranslation();
  const waiting = whole.notReady;
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="not-ready">
      <h2 id="not-ready">{t('package.notReady', { count: waiting.length })}</h2>
      <ul className="plain-list stack">
        {waiting.map(({ reference, title, why, slip, takenOut }) => (
          <li key={reference} className="card">
            <p>
              <ReferenceLink reference={reference} /> {title}
            </p>
            <p>{takenOut?.reason ?? why}</p>
            <p className="quiet">{slip.sentence}</p>
            <MoveMember {...{ whole, reference, onMoved }} isOut={takenOut !== null} />
          </li>
        ))}
      </ul>
    </section>
  );
}
