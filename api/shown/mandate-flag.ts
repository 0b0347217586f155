import type { Viewer } from '../../domain/explain.ts';
import type { MandateFlag } from '../../domain/mandate-flag.ts';
import { seesMandateFlags, type Held } from '../../domain/policy/sees.ts';

/** For the record, so in UTC wherever it is shown. */
export function showMandateFlag({ mandate, body, why, since }: MandateFlag) {
  return { mandate, body, why, since: since === null ? null : new Date(since).toISOString() };
}

export type MandateFlagShown = ReturnType<typeof showMandateFlag>;

/** Those of an act's flags that somebody may know of. */
export function mandateFlagsFor(
  viewer: Viewer,
  held: readonly Held[],
  flags: readonly MandateFlag[] = [],
): MandateFlagShown[] {
  return flags.filter(({ body }) => seesMandateFlags(viewer, held, body)).map(showMandateFlag);
}
