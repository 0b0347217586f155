import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused, write, type Written } from '../calls/client.ts';
import { useElectorate } from '../design/asked-names.ts';
import { Note } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { useOffice } from '../design/office.ts';
import { Trouble } from '../shell/trouble.tsx';
import type { Needed, ReviewBody } from './draft.ts';

type Would = Extract<Written<'/api/reviews'>, { readonly vacant: unknown }>;

/** Whether the date can be reached by this route, when each step would be over, and who is missing. */
export function Feasibility({
  needed,
  body,
  onDate,
}: {
  /** undefined: the route is not known yet. */
  readonly needed: readonly Needed[] | undefined;
  readonly body: ReviewBody | null;
  readonly onDate: (local: string) => void;
}) {
  const asked = useSettled(body);
  const { data, error } = useQuery({
    queryKey: ['would-open', asked],
    queryFn: () => wouldOpen(asked),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (asked === null) return <StillNeeded needed={needed ?? []} />;
  if (error) return <CannotHold error={error} onDate={onDate} />;
  if (!data) return null;
  return (
    <>
      <Steps would={data} summit={asked.summitAt} />
      <Vacant vacant={data.vacant} />
    </>
  );
}

function StillNeeded({ needed }: { readonly needed: readonly Needed[] }) {
  const { t } = useTranslation();
  const electorate = useElectorate();
  if (needed.length === 0) return null;
  return (
    <section aria-label={t('wizard.notYet')}>
      <p>{t('wizard.notYet')}</p>
      <ul>
        {needed.map((one) => {
          const said =
            typeof one === 'string'
              ? t(`wizard.needed.${one}`)
              : t('wizard.asked', { who: electorate(one.electorate) });
          return <li key={said}>{said}</li>;
        })}
      </ul>
    </section>
  );
}

/** Refused: with the soonest date that holds, where that is what is wrong. */
function CannotHold({
  error,
  onDate,
}: {
  readonly error: unknown;
  readonly onDate: (local: string) => void;
}) {
  const { t } = useTranslation();
  const soonest = error instanceof Refused ? error.more['earliestSummit'] : undefined;
  const local = localOf(soonest);
  return (
    <>
      <Trouble error={error} />
      {local !== null && (
        <p>
          <Button onPress={() => onDate(local.slice(0, 16))}>{t('wizard.soonest')}</Button>
        </p>
      )}
    </>
  );
}

function localOf(time: unknown): string | null {
  if (typeof time !== 'object' || time === null || !('local' in time)) return null;
  return typeof time.local === 'string' ? time.local : null;
}

/** By the date where the route depends on it; otherwise as it would go if it began now. */
function Steps({
  would: { plan },
  summit,
}: {
  readonly would: Would;
  readonly summit: ReviewBody['summitAt'];
}) {
  const { t } = useTranslation();
  const isPlanned = plan.steps.some(({ due }) => due !== null);
  const steps = plan.steps.map(({ step, title, due, usual }) => ({
    step,
    title,
    end: isPlanned ? due : usual,
  }));
  const last = steps.findLast(({ end }) => end !== null)?.end ?? null;
  const isLate =
    !isPlanned && typeof summit === 'object' && last !== null && last.local > summit.local;
  return (
    <Note tone={isLate ? 'warn' : 'good'} isNew>
      <h2>{t(isPlanned ? 'wizard.holds' : 'wizard.free')}</h2>
      {isLate && <p>{t('wizard.lateForDate')}</p>}
      <ol>
        {steps.map(({ step, title, end }) => (
          <li key={step}>
            {title}
            {end && <span className="quiet"> · {end.sentence}</span>}
          </li>
        ))}
      </ol>
    </Note>
  );
}

/** What would wait for nobody: it can be opened all the same, since people come and go. */
function Vacant({ vacant: { offices, bodies } }: { readonly vacant: Would['vacant'] }) {
  const { t } = useTranslation();
  const office = useOffice();
  if (offices.length + bodies.length === 0) return null;
  return (
    <Note tone="warn" isNew>
      {offices.length > 0 && (
        <p>{t('wizard.vacantDesks', { desks: offices.map(office).join(', ') })}</p>
      )}
      {bodies.length > 0 && <p>{t('wizard.vacantBodies', { bodies: bodies.join(', ') })}</p>}
    </Note>
  );
}

async function wouldOpen(body: ReviewBody | null): Promise<Would> {
  if (body === null) throw new Refused(0, 'unexpected', '');
  const key = crypto.randomUUID();
  const would = await write('/api/reviews', { params: {}, body, key, dryRun: true });
  if (!('vacant' in would)) throw new Refused(0, 'unexpected', '');
  return would;
}

/** What stands still for a moment while one types; the same words are the same value. */
function useSettled(value: ReviewBody | null): ReviewBody | null {
  const [settled, setSettled] = useState(value);
  const isSame = JSON.stringify(value) === JSON.stringify(settled);
  useEffect(() => {
    if (isSame) return undefined;
    const timer = setTimeout(() => setSettled(value), 400);
    return () => clearTimeout(timer);
  }, [value, isSame]);
  return settled;
}
