import { readsTexts } from '../../domain/policy/sees.ts';
import type { Erratum } from '../../domain/state.ts';
import { findTexts } from '../../store/documents.ts';
import type { Edge } from '../edge.ts';
import type { Matter } from '../matter.ts';
import { showTime } from './time.ts';

export type ErrataShown = Awaited<ReturnType<typeof showErrata>>;

/** Errata by the number of the event that they stand beside; what they say is for those who take part. */
export async function showErrata(edge: Edge, { state, viewer, zone }: Matter) {
  const errata = state.errata ?? [];
  const hashes = errata.flatMap(({ reason, instead }) => [reason, ...(instead ? [instead] : [])]);
  const texts =
    hashes.length > 0 && readsTexts(viewer)
      ? await findTexts(edge.store, [...new Set(hashes)])
      : new Map<string, string>();
  const shown = ({ sequence, at, reason, instead, struck }: Erratum) => ({
    sequence,
    at: showTime(zone, at),
    reason: texts.get(reason) ?? null,
    instead: instead && (texts.get(instead) ?? null),
    struck: struck !== null,
  });
  const beside = Map.groupBy(errata, ({ of }) => of);
  return new Map([...beside].map(([of, those]) => [of, those.map(shown)]));
}
