import { Temporal } from 'temporal-polyfill';
import type { Instant, Zone } from '../domain/time.ts';

/**
 * The offsets of an IANA zone between two instants, as a value: so neither a workflow nor its
 * replay ever asks the runtime's own time zone data.
 *
 * @returns undefined where the zone is not known
 */
export function zoneOffsets(id: string, from: Instant, until: Instant): Zone | undefined {
  const start = zonedAt(id, from);
  if (start === undefined) return undefined;
  const offsets = [{ from, minutes: minutesOf(start) }];
  let next = start.getTimeZoneTransition('next');
  while (next !== null && next.epochMilliseconds <= until) {
    offsets.push({ from: next.epochMilliseconds, minutes: minutesOf(next) });
    next = next.getTimeZoneTransition('next');
  }
  return { id, label: labelOf(id), offsets };
}

export function isKnownZone(id: string): boolean {
  return zonedAt(id, 0) !== undefined;
}

function zonedAt(id: string, at: Instant): Temporal.ZonedDateTime | undefined {
  // An offset such as `+02:00` is accepted there too, but nobody calls it a zone.
  if (!/^[A-Z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(id)) return undefined;
  try {
    return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(id);
  } catch {
    return undefined;
  }
}

function minutesOf(zoned: Temporal.ZonedDateTime): number {
  return zoned.offsetNanoseconds / 60e9;
}

/** `Europe/Brussels` is called Brussels. */
function labelOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1).replaceAll('_', ' ');
}
