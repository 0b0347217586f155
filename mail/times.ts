import type { Deadline, Instant } from '../domain/time.ts';
import type { Phrases } from './catalogue/phrases.ts';

/** An instant as a person of this language writes it, with the name of the zone. */
export function written(locale: string, zone: string, at: Instant): string {
  const seconds = at % 60_000 === 0 ? {} : ({ second: '2-digit' } as const);
  const when = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...seconds,
  }).format(at);
  return `${when} ${zone}`;
}

/** The one deadline in UTC, the promised zone and the reader's own, each once. */
export function deadlineLines(
  { locale, labels }: Phrases,
  due: Deadline,
  own: string | null,
): readonly string[] {
  const zones = [
    { zone: 'UTC', note: '' },
    { zone: due.zone, note: ` (${labels.promised})` },
    ...(own === null ? [] : [{ zone: own, note: ` (${labels.yours})` }]),
  ];
  const seen = new Set<string>();
  return zones.flatMap(({ zone, note }) => {
    if (seen.has(zone)) return [];
    seen.add(zone);
    return [`${written(locale, zone, due.at)}${note}`];
  });
}
