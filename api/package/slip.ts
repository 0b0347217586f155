import type { Slip } from '../../domain/review/slip.ts';
import { spokenTime, type Zone } from '../../domain/time.ts';
import type { SlipSeen } from '../contract/package.ts';
import { showTimeIfAny } from '../shown/time.ts';

/** What a slip costs, in numbers and as a person would say it. */
export function showSlip(slip: Slip, zone: Zone): SlipSeen {
  return {
    latest: showTimeIfAny(zone, slip.latest),
    slackWorkingDays: slip.slack?.workingDays ?? null,
    slackMilliseconds: slip.slack?.milliseconds ?? null,
    misses: showTimeIfAny(zone, slip.misses),
    sentence: sentenceOf(slip, zone),
  };
}

function sentenceOf({ slack, latest, misses }: Slip, zone: Zone): string {
  if (misses === null || slack === null) return 'It goes to no summit.';
  const summit = `the summit on ${spokenTime(zone, misses)}`;
  if (slack.milliseconds < 0) return `It is too late for ${summit} by ${days(-slack.workingDays)}.`;
  const until =
    latest === null ? '' : ` Later than ${spokenTime(zone, latest)} it misses ${summit}.`;
  return `It has ${days(slack.workingDays)} of slack.${until}`;
}

function days(count: number): string {
  if (count === 0) return 'less than a working day';
  return count === 1 ? '1 working day' : `${count} working days`;
}
