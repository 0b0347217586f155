import type { Slip } from '../../domain/review/slip.ts';
import type { Zone } from '../../domain/time.ts';
import type { Language } from '../../domain/words/languages.ts';
import type { PlanVoice } from '../../domain/words/plan-said.ts';
import type { SlipSeen } from '../contract/package.ts';
import { voiceIn } from '../shown/said.ts';
import { showTimeIfAny } from '../shown/time.ts';

/** What a slip costs, in numbers and as a person would say it. */
export function showSlip(slip: Slip, zone: Zone, language: Language): SlipSeen {
  return {
    latest: showTimeIfAny(zone, slip.latest),
    slackWorkingDays: slip.slack?.workingDays ?? null,
    slackMilliseconds: slip.slack?.milliseconds ?? null,
    misses: showTimeIfAny(zone, slip.misses),
    sentence: sentenceOf(slip, voiceIn(language, zone)),
  };
}

function sentenceOf({ slack, latest, misses }: Slip, { said, when }: PlanVoice): string {
  if (misses === null || slack === null) return said.slip.noSummit();
  const summit = when(misses);
  if (slack.milliseconds < 0) return said.slip.late(summit, -slack.workingDays);
  const until = latest === null ? '' : ` ${said.slip.misses(when(latest), summit)}`;
  return `${said.slip.room(slack.workingDays)}${until}`;
}
