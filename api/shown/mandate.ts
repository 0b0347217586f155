import type { Mandate } from '../../store/mandates.ts';
import { showTime, showTimeIfAny, utc } from './time.ts';

export function showMandate(mandate: Mandate) {
  const { id, person, body, role, from, until, lentFrom, grantedBy, revokedAt } = mandate;
  const { principal, setBy, succeeds } = mandate;
  return {
    id,
    person,
    body,
    role,
    from: showTime(utc, from),
    until: showTimeIfAny(utc, until),
    lentFrom,
    principal,
    setBy,
    succeeds,
    grantedBy,
    revokedAt: showTimeIfAny(utc, revokedAt),
  };
}
