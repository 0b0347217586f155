import { readsTexts } from '../../domain/policy.ts';
import { findTexts } from '../../store/documents.ts';
import type { Edge } from '../edge.ts';
import type { Matter } from '../matter.ts';
import { showTime } from './time.ts';

export type ErratumShown = Awaited<ReturnType<typeof showErrata>>[number];

/** Every erratum with the event that it stands beside; what it says goes to those who take part. */
export async function showErrata(edge: Edge, { state, viewer, zone }: Matter) {
  const errata = state.errata ?? [];
  const hashes = errata.flatMap(({ reason, instead }) => [reason, ...(instead ? [instead] : [])]);
  const texts =
    hashes.length > 0 && readsTexts(viewer)
      ? await findTexts(edge.store, [...new Set(hashes)])
      : new Map<string, string>();
  return errata.map(({ sequence, of, at, reason, instead, struck }) => ({
    of,
    sequence,
    at: showTime(zone, at),
    reason: texts.get(reason) ?? null,
    instead: instead && (texts.get(instead) ?? null),
    struck: struck !== null,
  }));
}
