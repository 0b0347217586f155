import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Badge } from '../design/badge.tsx';
import { Countdown, ThreeTimes } from '../design/deadline.tsx';
import { IfSilent } from '../design/if-silent.tsx';
import type { Waits } from './inbox.tsx';

/** One thing that awaits the reader: what, by when, and what happens if nobody does anything. */
export function InboxLine({ line }: { readonly line: Waits }) {
  const { t } = useTranslation();
  const { reference, title, due, overdue, level, claimed } = line;
  return (
    <article className="card" aria-label={`${reference} ${title}`}>
      <div className="row">
        <h2 className="line-title">
          <Link to="/recommendations/$reference" params={{ reference }}>
            {title}
          </Link>
        </h2>
        <span className="quiet">{reference}</span>
        {overdue && <Badge tone="bad">{t('inbox.overdue')}</Badge>}
        {level > 0 && <Badge tone="warn">{t('inbox.escalated', { level })}</Badge>}
      </div>
      <p>{line.sentence}</p>
      <div className="row">
        <strong>
          {t(`act.${actName(line.act)}`)} {line.body !== null && <Badge>{line.body}</Badge>}
        </strong>
        {due !== null && <Countdown due={due} />}
      </div>
      {line.ifSilent !== null && (
        <p>
          <IfSilent due={due} body={line.body} what={line.ifSilent} />
        </p>
      )}
      {due !== null && <ThreeTimes due={due} />}
      {claimed !== null && <p className="quiet">{t('inbox.claimed', { name: claimed.name })}</p>}
    </article>
  );
}

const acts = [
  'respond',
  'lift',
  'accept',
  'freeze-version',
  'advise',
  'circulate',
  'convene',
  'determine',
  'reissue',
  'dispose',
  'mark',
  'close-package',
  'conclude',
  'publish',
  'submit-evidence',
  'accept-evidence',
] as const;

function actName(act: string): (typeof acts)[number] | 'other' {
  return acts.find((one) => one === act) ?? 'other';
}
