import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimeShown } from '../../api/contract/times.ts';
import { languageOf, localeOf } from '../language/index.ts';
import { useCity } from './city.ts';
import { span, threeTimes, untilNextTick } from './time.ts';

export type Due = Pick<TimeShown, 'instant' | 'zone'>;

/** How long is left, or how long it is overdue. Counts on by itself, and is not read out each second. */
export function Countdown({ due }: { readonly due: Due }) {
  const { t, i18n } = useTranslation();
  const left = useTimeLeft(Date.parse(due.instant));
  const text = span(left, localeOf(languageOf(i18n)));
  return (
    <time dateTime={due.instant} role="timer" aria-live="off" className={left < 0 ? 'late' : ''}>
      {left < 0 ? t('time.overdueBy', { span: text }) : t('time.left', { span: text })}
    </time>
  );
}

function useTimeLeft(at: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const wait = () => setTimeout(tick, untilNextTick(at - Date.now()));
    const tick = (): void => {
      setNow(Date.now());
      timer = wait();
    };
    let timer = wait();
    return () => clearTimeout(timer);
  }, [at]);
  return at - now;
}

/** Whether it is over by the reader's own clock; turns by itself. */
export function usePassed(due: Due): boolean {
  return useTimeLeft(Date.parse(due.instant)) < 0;
}

/** The same instant where it was promised, where the reader is, and in UTC. */
export function ThreeTimes({ due }: { readonly due: Due }) {
  const { t, i18n } = useTranslation();
  const city = useCity();
  const { promised, own, utc } = threeTimes(due, localeOf(languageOf(i18n)));
  const rows = [
    [t('time.promised', { city: city(promised.zone) }), promised.text],
    ...(own.zone === promised.zone ? [] : [[t('time.yours', { city: city(own.zone) }), own.text]]),
    ...(own.zone === 'UTC' ? [] : [['UTC', utc]]),
  ] as const;
  return (
    <dl className="times">
      {rows.map(([name, text]) => (
        <div key={name} className="time-row">
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
