import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReferenceLink } from '../recommendation/reference-link.tsx';
import { Badge } from '../design/badge.tsx';
import { told } from '../design/time.ts';
import { languageOf, localeOf } from '../language/index.ts';
import { spanOf, type Axis } from './axis.ts';
import { Extension, PulledEnd } from './extension.tsx';
import type { Planned, PlannedStage } from './plan.tsx';

/** One recommendation: all its stages on one line of the axis that all share, and each on request. */
export function PlannedRow({
  planned,
  axis,
  critical,
}: {
  readonly planned: Planned;
  readonly axis: Axis;
  /** The stages whose delay would delay the summit. */
  readonly critical: ReadonlySet<string>;
}) {
  const { t } = useTranslation();
  const { reference, title, stages } = planned;
  const [days, setDays] = useState(0);
  const shown = stages.filter(
    ({ standing, detour }) => standing !== 'skipped' && !(detour && standing === 'ahead'),
  );
  const open = stages.find(({ standing, actual }) => standing === 'open' && actual?.deadline);
  const bar = (stage: PlannedStage) => (
    <Bar key={stage.stage} stage={stage} axis={axis} isCritical={critical.has(stage.stage)} />
  );
  return (
    <article aria-label={`${reference} ${title}`}>
      <p className="row">
        <ReferenceLink reference={reference} />
        {title !== reference && <span>{title}</span>}
        <Room planned={planned} />
      </p>
      <div className="lane" aria-hidden="true">
        {shown.map(bar)}
        <Marks axis={axis} />
      </div>
      <details>
        <summary>{t('plan.stages', { count: shown.length })}</summary>
        <ol className="plain-list gantt">
          {shown.map((stage) => (
            <li key={stage.stage} className="gantt-row">
              <Words stage={stage} isCritical={critical.has(stage.stage)} />
              <span className="lane">
                <span aria-hidden="true">
                  {bar(stage)}
                  <Latest stage={stage} axis={axis} />
                  <Marks axis={axis} />
                </span>
                {stage === open && <PulledEnd {...{ stage, days, setDays, axis }} />}
              </span>
            </li>
          ))}
        </ol>
        {open && <Extension stage={open} {...{ reference, days, setDays }} />}
      </details>
    </article>
  );
}

function Room({ planned: { slack, feasible } }: { readonly planned: Planned }) {
  const { t } = useTranslation();
  if (slack === null) return null;
  const { workingDays } = slack;
  if (!feasible || workingDays < 0)
    return <Badge tone="bad">{t('plan.late', { count: Math.abs(workingDays) })}</Badge>;
  return (
    <Badge tone={workingDays < 5 ? 'warn' : 'good'}>{t('plan.room', { count: workingDays })}</Badge>
  );
}

function Bar({
  stage,
  axis,
  isCritical,
}: {
  readonly stage: PlannedStage;
  readonly axis: Axis;
  readonly isCritical: boolean;
}) {
  const span = spanOf(stage);
  if (!span) return null;
  const [from, until] = [axis.at(span.from), axis.at(span.until)];
  return (
    <span
      className={`bar ${isCritical ? 'critical' : stage.standing}`}
      style={{ insetInlineStart: `${from}%`, inlineSize: `max(4px, ${until - from}%)` }}
      title={stage.title}
    />
  );
}

function Latest({ stage, axis }: { readonly stage: PlannedStage; readonly axis: Axis }) {
  if (stage.standing === 'done' || stage.latestEnd === null) return null;
  const at = axis.at(Date.parse(stage.latestEnd.instant));
  return <span className="latest" style={{ insetInlineStart: `${at}%` }} />;
}

function Marks({ axis }: { readonly axis: Axis }) {
  return (
    <>
      <span className="now" style={{ insetInlineStart: `${axis.at(axis.now)}%` }} />
      <span className="summit" style={{ insetInlineStart: `${axis.at(axis.summit)}%` }} />
    </>
  );
}

/** The same as the bar, in words. */
function Words({
  stage,
  isCritical,
}: {
  readonly stage: PlannedStage;
  readonly isCritical: boolean;
}) {
  const { t, i18n } = useTranslation();
  const span = spanOf(stage);
  const latest = stage.standing === 'done' ? null : stage.latestEnd;
  const zone = latest?.zone ?? stage.latestStart?.zone ?? 'UTC';
  const when = (at: number) => told(new Date(at).toISOString(), localeOf(languageOf(i18n)), zone);
  return (
    <span className="small">
      {stage.title}
      {isCritical && <strong> · {t('plan.critical')}</strong>}
      <br />
      <span className="quiet">
        {t(`plan.standing.${stage.standing}`)}
        {span && `: ${when(span.from)} – ${when(span.until)}`}
        {latest && `; ${t('plan.latest')}: ${latest.sentence}`}
      </span>
    </span>
  );
}

/** Months, today and the summit, above all the lines. */
export function AxisLine({ axis }: { readonly axis: Axis }) {
  const { t, i18n } = useTranslation();
  const month = new Intl.DateTimeFormat(localeOf(languageOf(i18n)), { month: 'short' });
  return (
    <div className="lane axis small quiet" aria-hidden="true">
      {axis.months.map((at) => (
        <span key={at} className="month" style={{ insetInlineStart: `${axis.at(at)}%` }}>
          {month.format(at)}
        </span>
      ))}
      <span className="month below" style={{ insetInlineStart: `${axis.at(axis.now)}%` }}>
        {t('plan.now')}
      </span>
      <span className="month below" style={{ insetInlineStart: `${axis.at(axis.summit)}%` }}>
        {t('plan.summit')}
      </span>
    </div>
  );
}
