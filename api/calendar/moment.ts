import type { Until } from '../../domain/command.ts';
import { instantOf, isFault, type Instant } from '../../domain/time.ts';
import type { Moment, WindowAsked } from '../contract/times.ts';
import { Problem } from '../problem.ts';
import { zoneOffsets } from '../../calendars/zone.ts';
import { say } from '../../domain/words/say.ts';

const twoDays = 2 * 86_400_000;

/**
 * The instant that a client named; a wall clock reading that a clock change skips or repeats is
 * never guessed.
 *
 * @throws Problem `time-skipped`, `time-repeated`, `unknown-calendar`
 */
export function momentAt(moment: Moment): Instant {
  if (typeof moment === 'string') return Date.parse(moment);
  const reading = Date.parse(`${moment.local}Z`);
  const zone = zoneOffsets(moment.zone, reading - twoDays, reading + twoDays);
  if (zone === undefined)
    throw new Problem(
      'unknown-calendar',
      say`${moment.zone} is not an IANA time zone; send one such as Europe/Brussels.`,
    );
  const found = instantOf(zone, reading);
  if (isFault(found)) throw new Problem(found.fault, found.said);
  return found;
}

export function windowAt(window: WindowAsked | undefined): Until | null {
  if (window === undefined) return null;
  return 'until' in window ? { until: momentAt(window.until) } : window;
}
