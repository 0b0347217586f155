import { useTranslation } from 'react-i18next';
import type { IfSilent as Kind } from '../../domain/if-silent.ts';
import { languageOf, localeOf } from '../language/index.ts';
import type { Due } from './deadline.tsx';
import { toldWithCity, useCity } from './city.ts';

/** What comes of doing nothing, and when. */
export function IfSilent({
  what,
  due,
  body,
}: {
  readonly what: Kind;
  readonly due: Due | null;
  readonly body: string | null;
}) {
  const { t, i18n } = useTranslation();
  const city = useCity();
  // Without a deadline nothing comes of it by itself.
  if (due === null && what !== 'objection-stands') return null;
  const when = due === null ? '' : toldWithCity(due, localeOf(languageOf(i18n)), city(due.zone));
  return <strong className="if-silent">{t(`ifSilent.${what}`, { body: body ?? '', when })}</strong>;
}
