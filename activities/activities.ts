import { alarmActivities } from './alarm.ts';
import type { Dependencies } from './dependencies.ts';
import { recordActivities } from './record.ts';
import { serviceActivities } from './service.ts';
import { sweepActivities } from './sweep/sweep.ts';

/** All effects of the workflows, by the names under which they are scheduled. */
export function createActivities(world: Dependencies) {
  return {
    ...recordActivities(world),
    ...serviceActivities(world),
    ...alarmActivities(world),
    ...sweepActivities(world),
  };
}

export type Activities = ReturnType<typeof createActivities>;
