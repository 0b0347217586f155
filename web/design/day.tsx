import { useTranslation } from 'react-i18next';
import type { TimeShown } from '../../api/contract/times.ts';
import { languageOf, localeOf } from '../language/index.ts';

/** A day as it is written in the reader's language, on the calendar of the zone it was promised in. */
export function Day({ at }: { readonly at: Pick<TimeShown, 'instant' | 'zone'> }) {
  const { i18n } = useTranslation();
  const text = new Intl.DateTimeFormat(localeOf(languageOf(i18n)), {
    dateStyle: 'long',
    timeZone: at.zone,
  }).format(new Date(at.instant));
  return <time dateTime={at.instant}>{text}</time>;
}
