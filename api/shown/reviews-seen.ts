import type { Viewer } from '../../domain/explain.ts';
import { viewerOf, type Held } from '../../domain/policy/sees.ts';
import type { Zone } from '../../domain/time.ts';
import { findReviewSetting, findSettingHash } from '../../store/settings.ts';
import { reviewWorkflowId } from '../../workflows/messages.ts';
import type { Edge } from '../edge.ts';
import { utc } from './time.ts';

type Seen = { readonly zone: Zone; readonly viewerOf: (workingGroup: string) => Viewer };

/**
 * For the lines of a list: the zone of each line's review, and as whom the caller sees it. Asks
 * for each review once, not once a line.
 */
export async function seeReviews(
  edge: Edge,
  held: readonly Held[],
  ids: readonly string[],
): Promise<(id: string) => Seen> {
  const seen = new Map<string, Seen>();
  for (const id of new Set(ids)) {
    const hash = await findSettingHash(edge.store, reviewWorkflowId(id));
    const setting = hash === null ? undefined : await findReviewSetting(edge.store, hash);
    if (setting === undefined) continue;
    const desks = Object.values(setting.offices);
    seen.set(id, {
      zone: setting.calendar.zone,
      viewerOf: (body) => viewerOf(held, [...desks, { body, role: 'chair' }]),
    });
  }
  return (id) => seen.get(id) ?? { zone: utc, viewerOf: () => ({ kind: 'public' }) };
}
