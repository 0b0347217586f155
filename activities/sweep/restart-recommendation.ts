import { encrypts } from '../../codec/codec.ts';
import type { Command } from '../../domain/command.ts';
import type { Event } from '../../domain/event.ts';
import { evolve } from '../../domain/evolve.ts';
import { NotInRegister } from '../../store/faults.ts';
import { loadRecommendation } from '../../store/recommendations.ts';
import type { LiveWorkflow } from '../../store/sweep.ts';
import { reviewWorkflowId } from '../../workflows/messages.ts';
import { startRecommendation } from '../../workflows/starting.ts';
import type { Dependencies } from '../dependencies.ts';
import { readAccepted } from '../history.ts';
import { wake } from './past-due.ts';
import { recover } from './recover.ts';
import { startUnlessRunning } from './start-again.ts';

const historyLost =
  'The workflow and its history are lost; it was started again from the register, and what it had accepted beyond it is not known.';

/**
 * Starts a recommendation's workflow again from the register's state and what its last run had
 * accepted beyond it. Without that run's history nobody knows what it held: the stage is held.
 */
export async function restartRecommendation(
  world: Dependencies,
  { workflow, id: reference, review, settingHash }: LiveWorkflow,
): Promise<void> {
  const loaded = await loadRecommendation(world.store, reference);
  if (!loaded) throw new NotInRegister('recommendation', reference);
  const accepted = await readAccepted<Command, Event>(world.client, workflow, 'record');
  const nothing = { events: new Map(), acts: [], earlierRun: null };
  const recovered = recover(evolve, loaded.state, accepted ?? nothing, Date.now());
  const { setting, ...state } = recovered.state;
  const hold = accepted ? null : historyLost;
  const begin = { ...recovered, is: 'resume', state, hold } as const;
  const input = { reference, review, setting, settingHash, begin };
  await startUnlessRunning(world, startRecommendation(input, encrypts(world.client)));
  // Its review may have something to tell it that found nobody.
  await wake(world.client, reviewWorkflowId(review));
}
