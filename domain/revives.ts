import type { Command } from './command.ts';
import { isOver } from './is-over.ts';
import type { Recommendation } from './state.ts';

/** Whether the act is one that is still taken when the matter is over and nothing of it runs. */
export function revives(state: Recommendation, { type }: Pick<Command, 'type'>): boolean {
  return isOver(state) && (type === 'reopen' || type === 'erratum');
}
