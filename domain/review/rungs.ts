import { datedRungs, type DatedRung } from '../ladder.ts';
import type { Review } from './state.ts';

/** What the ladder of the package or of the summit still has before it, soonest first. */
export function reviewRungs(state: Review): readonly DatedRung[] {
  const { phase, setting } = state;
  if (phase.is !== 'collecting' && phase.is !== 'summit') return [];
  const ladder = phase.is === 'collecting' ? setting.packageLadder : setting.summitLadder;
  const since = phase.is === 'collecting' ? phase.since : phase.closedAt;
  return datedRungs(setting.calendar, ladder, { ...phase.wait, since }).filter(
    ({ number }) => number > phase.wait.rungs,
  );
}
