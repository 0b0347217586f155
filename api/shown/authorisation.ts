import type { Authorisation } from '../../store/authorisations.ts';
import { showTime, showTimeIfAny, utc } from './time.ts';

/** @param text what was written; null where it could not be found */
export function showAuthorisation(authorisation: Authorisation, text: string | null) {
  const { from, until, revokedAt, ...rest } = authorisation;
  return {
    ...rest,
    text,
    from: showTime(utc, from),
    until: showTime(utc, until),
    revokedAt: showTimeIfAny(utc, revokedAt),
  };
}
