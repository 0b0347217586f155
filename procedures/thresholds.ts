import type { DecisionStage, Threshold } from '../domain/procedure.ts';
import { isSame } from '../domain/same.ts';
import type { Misreference } from './references.ts';

/** Thresholds that nothing can reach: beyond the whole, below nothing, or one against the other. */
export function thresholdFaults(
  { thresholds }: DecisionStage,
  path: readonly (string | number)[],
): Misreference[] {
  return thresholds.flatMap((threshold, at): Misreference[] => {
    const place = [...path, 'thresholds', at];
    if (isBeyond(threshold))
      return [{ path: [...place, 'share', 'of'], message: 'is more than the whole' }];
    if (isNever(threshold)) return [{ path: [...place, 'bound'], message: 'can never be reached' }];
    const against = thresholds.slice(0, at).findIndex((other) => exclude(threshold, other));
    if (against < 0) return [];
    return [{ path: place, message: `cannot hold together with thresholds[${against}]` }];
  });
}

function isBeyond({ share }: Threshold): boolean {
  return 'of' in share && share.of[0] > share.of[1];
}

/** Abstentions may be more than the votes cast less abstentions; of every other base none are. */
function isNever({ share, bound, base }: Threshold): boolean {
  if (bound === 'less-than') return ('of' in share ? share.of[0] : share.count) === 0;
  if (bound !== 'more-than' || !('of' in share)) return false;
  return base !== 'votes-cast-less-abstentions' && share.of[0] === share.of[1];
}

/** Whether a lower and an upper bound on the same figure leave nothing between them. */
function exclude(one: Threshold, other: Threshold): boolean {
  if (isLower(one) === isLower(other) || !isSameFigure(one, other)) return false;
  const [lower, upper] = isLower(one) ? [one, other] : [other, one];
  const [low, high] = compared(lower, upper);
  const strict = lower.bound === 'more-than' || upper.bound === 'less-than';
  return strict ? low >= high : low > high;
}

function isLower({ bound }: Threshold): boolean {
  return bound === 'at-least' || bound === 'more-than';
}

function isSameFigure(one: Threshold, other: Threshold): boolean {
  return (
    'of' in one.share === 'of' in other.share &&
    ('count' in one.share || one.base === other.base) &&
    one.role === other.role &&
    isSame(one.when, other.when) &&
    isSame(one.positions.toSorted(), other.positions.toSorted())
  );
}

/** Both shares over one denominator, so that thirds are exact. */
function compared({ share: one }: Threshold, { share: other }: Threshold): [number, number] {
  if ('count' in one || 'count' in other)
    return ['count' in one ? one.count : 0, 'count' in other ? other.count : 0];
  return [one.of[0] * other.of[1], other.of[0] * one.of[1]];
}
