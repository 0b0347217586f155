import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Refused, write } from '../calls/client.ts';
import { Note } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import type { PlannedStage } from './plan.tsx';

/** What more time would do to the summit, before anybody asks for it; nothing is changed here. */
export function Extension({
  reference,
  stage,
}: {
  readonly reference: string;
  readonly stage: PlannedStage;
}) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [days, setDays] = useState(2);
  return (
    <div className="extension">
      <Button onPress={() => setOpen(!isOpen)} aria-expanded={isOpen}>
        {t('plan.extend', { stage: stage.title })}
      </Button>
      {isOpen && (
        <>
          <Slider
            className="days"
            minValue={1}
            maxValue={30}
            value={days}
            onChange={(value) => setDays(value)}
          >
            <div className="row">
              <Label>{t('plan.more')}</Label>
              <SliderOutput>{t('plan.days', { count: days })}</SliderOutput>
            </div>
            <SliderTrack className="track">
              <SliderThumb className="thumb" />
            </SliderTrack>
          </Slider>
          <Effect reference={reference} stage={stage.stage} workingDays={days} />
        </>
      )}
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
    queryKey: ['would-extend', { reference, stage, asked }],
    queryFn: () => wouldExtend(reference, stage, asked),
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
  return (
    <Note tone={data.feasible ? 'good' : 'bad'} isNew>
      <p>{data.sentence}</p>
    </Note>
  );
}

/** A dry run of the extension by whoever may grant it; the plan's effect comes with it. */
async function wouldExtend(reference: string, stage: string, workingDays: number) {
  const would = await write('/api/recommendations/{reference}/acts', {
    params: { reference },
    body: { type: 'extend', stage, window: { workingDays } },
    key: crypto.randomUUID(),
    dryRun: true,
  });
  if (!('would' in would) || would.would.plan === undefined) throw new Refused(0, 'unexpected', '');
  return would.would.plan;
}
