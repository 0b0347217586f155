import { useTranslation } from 'react-i18next';
import type { Done } from '../act/act-panel.tsx';
import { ReferenceLink } from '../recommendation/reference-link.tsx';
import { Badge } from '../design/badge.tsx';
import { Flag } from '../design/flag.tsx';
import { outcomeName } from '../recommendation/outcome-name.ts';
import { positionName } from '../recommendation/position-name.ts';
import { MoveMember } from './move-member.tsx';
import type { Member, Package } from './package.tsx';

/** One member: which text, what each stage decided on it, and what is attached. */
export function MemberCard({
  whole,
  member,
  onMoved,
}: {
  readonly whole: Package;
  readonly member: Member;
  readonly onMoved: (done: Done) => void;
}) {
  const { t } = useTranslation();
  const { reference, title, version, text, marking, concluded, takenOut, stages } = member;
  return (
    <article className="card member" aria-label={`${reference} ${title}`}>
      <p className="row">
        <ReferenceLink reference={reference} />
        <span>{title}</span>
        {marking !== null && <span className="small">{marking}</span>}
        {concluded !== null && <Badge tone="good">{t(`outcome.${outcomeName(concluded)}`)}</Badge>}
        {takenOut && <Badge tone="warn">{t('package.takenOut')}</Badge>}
      </p>
      <p className="small">
        {t('text.version', { number: version })} · SHA-256 <code>{text}</code>
      </p>
      <ul className="plain-list small">
        {stages.map((stage) => (
          <li key={`${stage.stage} ${stage.round}`}>
            {stage.title}: <strong>{t(`outcome.${outcomeName(stage.outcome)}`)}</strong>
            <Positions stage={stage} />
          </li>
        ))}
      </ul>
      <Attached member={member} />
      {takenOut !== null && takenOut.reason !== null && <p>{takenOut.reason}</p>}
      {concluded === null && (
        <MoveMember {...{ whole, reference, onMoved }} isOut={takenOut !== null} />
      )}
    </article>
  );
}

function Positions({ stage: { positions, silent } }: { readonly stage: Member['stages'][number] }) {
  const { t } = useTranslation();
  if (positions.length === 0 && silent.length === 0) return null;
  return (
    <details>
      <summary>{t('package.positions', { count: positions.length })}</summary>
      <ul className="plain-list positions-list">
        {positions.map(({ body, position }) => {
          const name = positionName(position);
          return (
            <li key={body}>
              <Flag body={body} /> {body} {name === 'other' ? position : t(`position.${name}`)}
            </li>
          );
        })}
      </ul>
      {silent.length > 0 && <p>{t('package.silent', { who: silent.join(', ') })}</p>}
    </details>
  );
}

function Attached({ member: { reservations, statements } }: { readonly member: Member }) {
  const { t } = useTranslation();
  const all = [
    ...reservations.map((one) => ({ ...one, is: t('position.reserve'), text: one.reason })),
    ...statements.map((one) => ({ ...one, is: t('position.state'), text: one.statement })),
  ];
  if (all.length === 0) return null;
  return (
    <ul>
      {all.map(({ body, stage, is, text }) => (
        <li key={`${body} ${stage} ${is}`}>
          <Flag body={body} /> {body} {is}
          {text !== null && `: ${text}`}
        </li>
      ))}
    </ul>
  );
}
