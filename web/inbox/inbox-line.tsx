import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { Role } from '../../domain/actor.ts';
import { roleMay } from '../../domain/policy/may.ts';
import { roles } from '../../domain/policy/roles.ts';
import { Badge } from '../design/badge.tsx';
import { Countdown, ThreeTimes } from '../design/deadline.tsx';
import { IfSilent } from '../design/if-silent.tsx';
import { languageOf } from '../language/index.ts';
import type { Me } from '../shell/session.ts';
import { actName } from '../recommendation/act-name.ts';
import type { Waits } from './inbox.tsx';

/** One thing that awaits the reader: what, by when, and what happens if nobody does anything. */
export function InboxLine({
  line,
  me,
  children,
}: {
  readonly line: Waits;
  readonly me: Me;
  /** What else can be done with the line. */
  readonly children?: ReactNode;
}) {
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
          {t('inbox.asked', { act: t(`act.${actName(line.act)}`), stage: line.stageTitle })}
        </strong>
        <Waiting line={line} me={me} />
        {due !== null && <Countdown due={due} />}
      </div>
      {line.ifSilent !== null && (
        <p>
          <IfSilent due={due} body={line.body} what={line.ifSilent} />
        </p>
      )}
      {due !== null && <ThreeTimes due={due} />}
      {claimed !== null && <p className="quiet">{t('inbox.claimed', { name: claimed.name })}</p>}
      {children}
    </article>
  );
}

/** For which body it waits, and as what the reader may act on it there. */
function Waiting({ line, me }: { readonly line: Waits; readonly me: Me }) {
  const { t, i18n } = useTranslation();
  if (line.body === null) return null;
  const names = rolesFor(line, me).map((role) => t(`role.${role}`));
  const list = new Intl.ListFormat(languageOf(i18n), { type: 'disjunction' }).format(names);
  return (
    <span>
      {t('inbox.for')} <Badge>{line.body}</Badge>{' '}
      {names.length > 0 && t('inbox.as', { role: list })}
    </span>
  );
}

/** The role that is awaited; where any that speaks for the body is, those that the reader holds. */
function rolesFor({ role, body }: Waits, { mandates }: Me): readonly Role[] {
  const named = roles.find((one) => one === role);
  if (named !== undefined) return [named];
  const held = mandates.filter((one) => one.body === body && roleMay('respond', one.role));
  return [...new Set(held.map((one) => one.role))];
}
