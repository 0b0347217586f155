import { useTranslation } from 'react-i18next';
import type { TimeShown } from '../../api/contract/times.ts';
import { cityOf } from './time.ts';

const translated = ['Brussels', 'Kyiv'] as const;

/** The city that a zone is named after, as the reader's language writes it where we know it. */
export function useCity(): (zone: string) => string {
  const { t } = useTranslation();
  return (zone) => {
    const city = cityOf(zone);
    const known = translated.find((one) => one === city);
    return known === undefined ? city : t(`city.${known}`);
  };
}

/** An instant where it was promised: `26 November 2026 at 01:42 (Brussels)`. */
export function toldWithCity(
  { instant, zone }: Pick<TimeShown, 'instant' | 'zone'>,
  locale: string,
  city: string,
): string {
  const day = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  });
  return `${day.format(new Date(instant))} (${city})`;
}
