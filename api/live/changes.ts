import type { z } from 'zod';
import { scanEntries } from '../../store/audit/scan.ts';
import type { Caller } from '../auth/caller.ts';
import type { changesShown } from '../contract/live.ts';
import type { Edge } from '../edge.ts';
import { showEntry } from '../shown/entry.ts';
import { Seeing } from '../shown/seeing.ts';
import type { Entries } from './feed.ts';

export type Changes = z.output<typeof changesShown>;

export const nothing: Changes = { everything: false, recommendations: [], reviews: [] };
export const everything: Changes = { ...nothing, everything: true };

const mostAtOnce = 2_000;

/**
 * What of these entries somebody may know of, as names of what changed: an event that they would not
 * find in a timeline is not told, nor that there was one. What is no event is told to nobody: its
 * readers are few, and look for themselves.
 *
 * @param edge as the caller sees it
 */
export async function changesFor(
  edge: Edge,
  caller: Caller,
  entries: Entries | undefined,
): Promise<Changes> {
  if (entries === undefined || entries.to - entries.from > mostAtOnce) return everything;
  if (entries.from >= entries.to) return nothing;
  const seeing = new Seeing(edge, caller);
  const recommendations = new Set<string>();
  const reviews = new Set<string>();
  for (const entry of await scanEntries(edge.store, entries)) {
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
