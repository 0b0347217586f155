import type { TimeShown } from '../../api/contract/times.ts';

/** One instant as it is told: where it was promised, to the reader, and in UTC. */
export type ThreeTimes = {
  readonly promised: { readonly zone: string; readonly text: string };
  readonly own: { readonly zone: string; readonly text: string };
  readonly utc: string;
};

const day: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
};

export function threeTimes(
  { instant, zone }: Pick<TimeShown, 'instant' | 'zone'>,
  locale: string,
): ThreeTimes {
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return {
    promised: { zone, text: told(instant, locale, zone) },
    own: { zone: own, text: told(instant, locale, own) },
    utc: told(instant, locale, 'UTC'),
  };
}

/** An instant on the wall clock of a zone, as people of that language write it. */
export function told(instant: string, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { ...day, timeZone }).format(new Date(instant));
}

/** The city of a zone: `Europe/Brussels` is Brussels. Browsers still spell Kyiv as it was in 1993. */
export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ').replace('Kiev', 'Kyiv');
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** The two largest units of what is left, or of what has gone by since: `3 days, 4 hours`. */
export function span(milliseconds: number, locale: string): string {
  let rest = Math.abs(milliseconds);
  const parts: string[] = [];
  for (const [unit, length] of units) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (parts.length > 0 || count > 0 || unit === 'second')
      parts.push(
        new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count),
      );
    if (parts.length === 2) break;
  }
  return new Intl.ListFormat(locale, { type: 'unit', style: 'long' }).format(parts);
}

/** When what `span` says changes next, in milliseconds from now: a clock that ticks no more than it has to. */
export function untilNextTick(milliseconds: number): number {
  const length = Math.abs(milliseconds) < 3_600_000 ? 1000 : 60_000;
  const left = milliseconds % length;
  return (left > 0 ? left : length + left) + 5;
}
