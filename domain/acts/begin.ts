import type { Act } from '../command.ts';
import { refuse, type Refusal } from '../decision.ts';
import { textAtTasking } from '../named-by.ts';
import { reachStep } from '../route.ts';
import type { Instant } from '../time.ts';
import type { Unfolding } from '../unfolding.ts';
import { say } from '../words/say.ts';
import { mayAct } from './office-acts.ts';

type ActOf<T extends Act['type']> = Extract<Act, { readonly type: T }>;

/** A recommendation begins: with its text where the route has no step in which one is drafted. */
export function begin(story: Unfolding, command: ActOf<'task'>, at: Instant): Refusal | null {
  const { reference, review, setting } = story.state;
  const { workingGroup, title, text } = command;
  const no = text === undefined ? null : mayBring(story);
  if (no) return no;
  story.windowAsked = command.window ?? null;
  story.add({ type: 'tasked', reference, review, workingGroup, title }, at);
  // Before the first step: a stage that opens by itself asks about this text.
  if (text !== undefined) story.add({ type: 'version-frozen', number: 1, text, names: null }, at);
  const first = setting.procedure.steps.find((step) => !step.detour);
  if (first) reachStep(story, first, at);
  story.windowAsked = null;
  return null;
}

/** Whoever brings the text freezes it, so it is theirs who may. */
function mayBring(story: Unfolding): Refusal | null {
  if (textAtTasking(story.state.setting.procedure) === 'drafted')
    return refuse('not-permitted-now', say`The route has a step in which the text is drafted.`);
  return mayAct(story, 'freeze-version');
}
