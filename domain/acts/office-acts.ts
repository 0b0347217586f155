import { refuse, type Refusal } from '../decision.ts';
import { sitsAt } from '../offices.ts';
import type { Unfolding } from '../unfolding.ts';

/** Whether the actor sits at an office that the procedure lets do this act. */
export function mayAct(story: Unfolding, act: string): Refusal | null {
  const offices = story.state.setting.procedure.acts[act] ?? [];
  if (sitsAt(story.state, story.by, offices)) return null;
  const who = offices.length > 0 ? `the ${offices.join(' or the ')}` : 'nobody in this procedure';
  return refuse('not-your-office', `Only ${who} may do this (${act}).`);
}
