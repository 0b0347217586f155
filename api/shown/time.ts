import { spokenTime, wallClock, type Instant, type Zone } from '../../domain/time.ts';
import type { TimeShown } from '../contract/times.ts';

/** For what belongs to no review, such as a mandate. */
export const utc: Zone = { id: 'UTC', label: 'UTC', offsets: [{ from: 0, minutes: 0 }] };

export function showTime(zone: Zone, at: Instant): TimeShown {
  return {
    instant: new Date(at).toISOString(),
    zone: zone.id,
    local: new Date(wallClock(zone, at)).toISOString().slice(0, 19),
    sentence: spokenTime(zone, at),
  };
}

export function showTimeIfAny(zone: Zone, at: Instant | null): TimeShown | null {
  return at === null ? null : showTime(zone, at);
}
