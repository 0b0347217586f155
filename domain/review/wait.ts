import type { Deadline } from '../time.ts';
import type { ReviewWait } from './state.ts';

export function freshReviewWait(due: Deadline): ReviewWait {
  return { due, rungs: 0, level: 0 };
}
