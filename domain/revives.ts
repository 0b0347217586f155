import type { Command } from './command.ts';
import { isOver } from './is-over.ts';
import type { Recommendation } from './state.ts';

/**
 * Whether the act is one that is still taken when the matter is over and nothing of it runs.
 * @param isArchived of its review: then none is (domain/archive.ts)
 */
export function revives(
  state: Recommendation,
  { type }: Pick<Command, 'type'>,
  isArchived: boolean,
): boolean {
  return isOver(state) && !isArchived && (type === 'reopen' || type === 'erratum');
}
