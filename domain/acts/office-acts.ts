import { refuse, type Refusal } from '../decision.ts';
import { sitsAt } from '../offices.ts';
import { asAct } from '../policy/as-act.ts';
import type { Unfolding } from '../unfolding.ts';
import { asOffices, say } from '../words/say.ts';

/** Whether the actor sits at an office that the procedure lets do this act. */
export function mayAct(story: Unfolding, act: string): Refusal | null {
  const offices = story.state.setting.procedure.acts[act] ?? [];
  if (sitsAt(story.state, story.by, offices)) return null;
  return refuse(
    'not-your-office',
    offices.length > 0
      ? say`Only the ${asOffices(offices)} may do this (${asAct(act)}).`
      : say`Only nobody in this procedure may do this (${asAct(act)}).`,
  );
}
