import type { Deadline } from '../time.ts';
import type { ReviewWait } from './state.ts';

export function freshReviewWait(due: Deadline | null): ReviewWait {
  return { due, rungs: 0, level: 0 };
}
