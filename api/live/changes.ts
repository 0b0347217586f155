import type { z } from 'zod';
import type { ScannedEntry } from '../../store/audit/scan.ts';
import type { Caller } from '../auth/caller.ts';
import type { changesShown } from '../contract/live.ts';
import type { Edge } from '../edge.ts';
import { showEntry } from '../shown/entry.ts';
import { Seeing, type Found } from '../shown/seeing.ts';

export type Changes = z.output<typeof changesShown>;

export const nothing: Changes = { everything: false, recommendations: [], reviews: [] };
export const everything: Changes = { ...nothing, everything: true };

/**
 * What of these entries somebody may know of, as names of what changed: an event that they would not
 * find in a timeline is not told, nor that there was one. What is no event is told to nobody: its
 * readers are few, and look for themselves.
 */
export async function changesFor(
  edge: Edge,
  caller: Caller,
  entries: readonly ScannedEntry[],
  found: Found,
): Promise<Changes> {
  const seeing = new Seeing(edge, caller, found);
  const recommendations = new Set<string>();
  const reviews = new Set<string>();
  for (const entry of entries) {
    if (entry.told === null) continue;
    const shown = await showEntry(entry, seeing);
    if (shown?.reference) recommendations.add(shown.reference);
    if (shown?.review) reviews.add(shown.review);
  }
  return { everything: false, recommendations: [...recommendations], reviews: [...reviews] };
}

export function isNothing(changes: Changes): boolean {
  const { everything: all, recommendations, reviews } = changes;
  return !all && recommendations.length === 0 && reviews.length === 0;
}
