import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActPanel } from '../act/act-panel.tsx';
import { Reason } from '../act/reason.tsx';
import type { Answer } from '../calls/client.ts';
import { Badge, type Tone } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { Choice } from '../design/field.tsx';
import { Flag } from '../design/flag.tsx';
import { reading } from '../shell/queries.ts';
import { Trouble } from '../shell/trouble.tsx';
import { CommentForm } from './comment-form.tsx';
import type { Matter } from './recommendation.tsx';

type Comment = Answer<'/api/recommendations/{reference}/comments'>['items'][number];

const kinds = {
  editorial: 'plain',
  substantive: 'warn',
  critical: 'bad',
} as const satisfies Record<string, Tone>;
const dispositions = ['accepted', 'modified', 'rejected', 'deferred'] as const;
type Disposition = (typeof dispositions)[number];

/** Who said what about which clause, and what became of it; disposed of where it stands. */
export function Comments({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation();
  const { reference } = matter;
  const [isSeen, setSeen] = useState(false);
  const { data, error } = useQuery(
    reading('/api/recommendations/{reference}/comments', { reference }),
  );
  if (error) return <Trouble error={error} />;
  if (!data) return null;
  // Once it is there it stays: what was just said may have been the last that could be.
  const isThere =
    isSeen || data.items.length > 0 || matter.acts.some(({ act }) => act === 'comment');
  if (!isThere) return null;
  if (!isSeen) setSeen(true);
  const open = data.items.filter(({ disposition }) => disposition === null).length;
  return (
    <section aria-labelledby="comments">
      <h2 id="comments">{t('comments.title')}</h2>
      {open > 0 && <p className="quiet small">{t('comments.open', { count: open })}</p>}
      <ol className="plain-list stack">
        {data.items.map((comment) => (
          <li key={comment.id}>
            <OneComment reference={reference} comment={comment} mayDispose={data.mayDispose} />
          </li>
        ))}
      </ol>
      {data.items.length > 0 && <AsFiles reference={reference} />}
      <CommentForm key={reference} matter={matter} />
    </section>
  );
}

/** The matrix to take along. */
function AsFiles({ reference }: { readonly reference: string }) {
  const { t } = useTranslation();
  const address = `/api/recommendations/${encodeURIComponent(reference)}/comments?format=`;
  return (
    <p className="row no-print">
      <a className="button" href={`${address}docx`} download>
        {t('comments.asWord')}
      </a>
      <a className="button" href={`${address}csv`} download>
        {t('comments.asCsv')}
      </a>
    </p>
  );
}

function OneComment({
  reference,
  comment,
  mayDispose,
}: {
  readonly reference: string;
  readonly comment: Comment;
  readonly mayDispose: boolean;
}) {
  const { t } = useTranslation();
  const { number, body, kind, clause, version, text, proposal } = comment;
  const name = t('comments.number', { number });
  const known = kind === 'editorial' || kind === 'substantive' || kind === 'critical' ? kind : null;
  return (
    <article className="card" aria-label={name}>
      <p className="row">
        <strong>{name}</strong>
        <span>
          <Flag body={body} /> {body}
        </span>
        <Badge tone={known === null ? 'plain' : kinds[known]}>
          {known === null ? kind : t(`comments.kind.${known}`)}
        </Badge>
        <span className="quiet small">
          {t('text.version', { number: version })}
          {clause !== '' && ` · ${t('comments.clause', { clause })}`}
        </span>
      </p>
      {text !== null && <p className="clause-text">{text}</p>}
      {proposal !== null && (
        <p className="clause-text">
          <span className="quiet">{t('comments.proposal')}</span> {proposal}
        </p>
      )}
      <Disposed comment={comment} />
      {comment.disposition === null && mayDispose && (
        <Dispose reference={reference} comment={comment} />
      )}
    </article>
  );
}

function Disposed({ comment: { disposition, disposed } }: { readonly comment: Comment }) {
  const { t } = useTranslation();
  if (disposition === null) return null;
  const known = dispositions.find((one) => one === disposition);
  return (
    <p className="row">
      <Badge tone={known === 'accepted' || known === 'modified' ? 'good' : 'plain'}>
        {known === undefined ? disposition : t(`comments.is.${known}`)}
      </Badge>
      {disposed?.reason}
      {disposed?.person !== null && <span className="quiet small">{disposed?.person}</span>}
    </p>
  );
}

function Dispose({
  reference,
  comment,
}: {
  readonly reference: string;
  readonly comment: Comment;
}) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [disposition, setDisposition] = useState<Disposition | ''>('');
  const [reason, setReason] = useState('');
  const label = t('comments.dispose', { number: comment.number });
  if (!isOpen) return <Button onPress={() => setOpen(true)}>{label}</Button>;
  const given =
    disposition === '' || reason.trim() === ''
      ? null
      : {
          params: { reference },
          body: { type: 'dispose', comment: comment.id, disposition, reason } as const,
        };
  return (
    <ActPanel path="/api/recommendations/{reference}/acts" given={given} label={label}>
      <Choice
        label={t('comments.disposition')}
        isRequired
        value={disposition}
        options={dispositions.map((value) => ({ value, label: t(`comments.is.${value}`) }))}
        onChange={setDisposition}
      />
      <Reason value={reason} onChange={setReason} />
    </ActPanel>
  );
}
