import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { read, Refused } from '../calls/client.ts';
import { Note } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { ThreeTimes } from '../design/deadline.tsx';
import { Handle } from '../design/handle.tsx';
import { settled } from '../design/settled.ts';
import type { Axis } from './axis.ts';
import type { PlannedStage } from './plan.tsx';

const day = 86_400_000;
/** Five of seven days are worked; where a handle stands is near enough by that, its effect is asked for. */
const daysOfWorkingDay = 7 / 5;
const mostWorkingDays = 30;

type MoreTime = {
  readonly stage: PlannedStage;
  /** Working days after the deadline. */
  readonly days: number;
  readonly setDays: (days: number) => void;
};

/** The end of a bar, to be pulled: so much more time, from the deadline on. */
export function PulledEnd({ stage, days, setDays, axis }: MoreTime & { readonly axis: Axis }) {
  const { t } = useTranslation();
  const deadline = stage.actual?.deadline;
  if (!deadline) return null;
  const due = Date.parse(deadline.instant);
  const fitting = Math.floor((axis.until - due) / day / daysOfWorkingDay);
  const most = Math.max(1, Math.min(mostWorkingDays, fitting));
  const [from, until] = [axis.at(due), axis.at(due + most * daysOfWorkingDay * day)];
  const width = (days / most) * (until - from);
  return (
    <>
      {days > 0 && (
        <span
          className="bar pulled"
          style={{ insetInlineStart: `${from}%`, inlineSize: `${width}%` }}
        />
      )}
      <Handle
        label={t('plan.pull', { stage: stage.title })}
        text={days === 0 ? t('plan.noMore') : t('plan.days', { count: days })}
        value={days}
        most={most}
        leap={5}
        from={from}
        until={until}
        onChange={setDays}
      />
    </>
  );
}

/** What more time would do to the summit, before anybody asks for it; nothing is changed here. */
export function Extension({
  reference,
  stage,
  days,
  setDays,
}: MoreTime & { readonly reference: string }) {
  const { t } = useTranslation();
  if (days === 0)
    return <p className="quiet small">{t('plan.pullHelp', { stage: stage.title })}</p>;
  return (
    <div className="extension">
      <p className="row">
        <strong>
          {t('plan.extended', { stage: stage.title, days: t('plan.days', { count: days }) })}
        </strong>
        <Button onPress={() => setDays(0)}>{t('plan.back')}</Button>
      </p>
      <Effect reference={reference} stage={stage.stage} workingDays={days} />
    </div>
  );
}

function Effect({
  reference,
  stage,
  workingDays,
}: {
  readonly reference: string;
  readonly stage: string;
  readonly workingDays: number;
}) {
  const { t } = useTranslation();
  const asked = useDeferredValue(workingDays);
  const { data, error } = useQuery({
    queryKey: ['/api/recommendations/{reference}/more-time', { reference, stage, asked }],
    queryFn: async ({ signal }) => {
      await settled(signal);
      const query = { stage, workingDays: asked };
      return await read('/api/recommendations/{reference}/more-time', { reference, query }, signal);
    },
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (error)
    return (
      <Note tone="warn" isNew>
        <p>{error instanceof Refused ? error.message : t('trouble.unexpected')}</p>
      </Note>
    );
  if (!data) return null;
  const { deadline, plan } = data;
  return (
    <Note tone={plan?.feasible === false ? 'bad' : 'good'} isNew>
      <div className="row">
        {t('plan.wouldBe')} <ThreeTimes due={deadline} />
      </div>
      {plan !== null && <p>{plan.sentence}</p>}
    </Note>
  );
}
