import type { Refusal } from '../decision.ts';
import { holds } from '../condition.ts';
import type { Recommendation } from '../state.ts';
import { expiry } from '../window.ts';
import type { Case, CaseEvent } from './case.ts';
import type { CaseFault } from './play.ts';

/** What is wrong with the first window of a case, whether or not its stage would be opened. */
export function windowFaults(before: Recommendation, given: Case): readonly CaseFault[] {
  const { steps } = given.setting.procedure;
  const first = steps.find(
    ({ detour, when }) => !detour && (!when || holds(when, given.setting.facts)),
  );
  const deciding = (first?.stages ?? []).flatMap((stage) =>
    stage.kind === 'decision' ? [stage] : [],
  );
  if (deciding.length === 0 && given.window) {
    const message = `${first?.title ?? 'the first step'} decides nothing; give the window with the act that opens a stage`;
    return [{ path: 'window', message }];
  }
  return deciding
    .filter(({ opening }) => opening.act === null)
    .flatMap((stage) => {
      const found = expiry(before, stage, given.start, given.window);
      return found.ok ? [] : [{ path: 'window', message: found.message }];
    });
}

const anywhere: readonly string[] = ['time-skipped', 'time-repeated', 'calendar-ends'];

/** Why an event's own window makes no sense; null where it is refused for another reason. */
export function windowFault(event: CaseEvent, refusal: Refusal): CaseFault | null {
  const { does, index } = event;
  if (!('window' in does) || does.window === null) return null;
  const isNew = does.act !== 'extend' && does.act !== 'determine';
  if (!anywhere.includes(refusal.code) && !(isNew && refusal.code === 'window-out-of-bounds'))
    return null;
  return { path: `events[${index}].window`, message: refusal.message };
}
