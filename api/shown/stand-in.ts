import type { Actor } from '../../domain/actor.ts';
import type { Viewer } from '../../domain/explain.ts';
import type { Mandate } from '../../store/mandates.ts';
import type { Language } from '../../domain/words/languages.ts';
import { say } from '../../domain/words/say.ts';
import { showTime, showTimeIfAny, utc } from './time.ts';
import { told } from './told.ts';

/** @param withReason why somebody is absent is not for everybody */
export function showStandIn(mandate: Mandate, withReason: boolean) {
  const { id, person, principal, body, role, from, until, lentFrom } = mandate;
  const { setBy, grantedBy, reason, revokedAt } = mandate;
  return {
    id,
    mandate: lentFrom,
    principal,
    person,
    body,
    role,
    from: showTime(utc, from),
    until: showTimeIfAny(utc, until),
    setBy,
    grantedBy,
    reason: withReason ? reason : null,
    revokedAt: showTimeIfAny(utc, revokedAt),
  };
}

/** A sentence about an act, and who did it in whose place: `… (bo for anna)`. The public learns no names. */
export function tellStandIn(
  sentence: string,
  by: Actor,
  viewer: Viewer,
  language: Language,
): string {
  if (by.is !== 'person' || by.principal === undefined || viewer.kind === 'public') return sentence;
  return told(language, say`${sentence.replace(/\.$/, '')} (${by.person} for ${by.principal}).`);
}
