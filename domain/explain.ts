import { needsOf, type Viewer } from './needs.ts';
import type { Recommendation } from './state.ts';
import { spokenTime } from './time.ts';
import { needsInEnglish } from './words/english.ts';

export type { Viewer } from './needs.ts';

/** What this needs to pass, in one sentence for this reader: in English, as the record keeps it. */
export function explain(state: Recommendation, viewer: Viewer): string {
  const { zone } = state.setting.calendar;
  return needsInEnglish(needsOf(state, viewer), (at) => spokenTime(zone, at));
}
