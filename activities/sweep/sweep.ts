import { heartbeat, log } from '@temporalio/activity';
import type { Dependencies } from '../dependencies.ts';
import { forgetOldSweeps } from './forget.ts';
import { restartMissing } from './missing.ts';
import { sendUnsettled } from './unsettled.ts';
import { wakePastDue } from './past-due.ts';

/**
 * Heals what was left lying, outside all timers. Each part may run twice; a part that fails is
 * logged and does not keep the others from running.
 */
export function sweepActivities(world: Dependencies) {
  return {
    async sweep(): Promise<void> {
      // Those that are missing first: what follows is then sent to workflows that live.
      for (const part of [restartMissing, sendUnsettled, wakePastDue, forgetOldSweeps]) {
        heartbeat(part.name);
        try {
          await part(world);
        } catch (error) {
          log.error('A part of the sweep failed; the next one tries again', {
            part: part.name,
            error,
          });
        }
      }
    },
  };
}
