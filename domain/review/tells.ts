import type { RecordedReviewEvent } from './event.ts';
import type { Command } from '../command.ts';
import type { Envelope } from '../envelope.ts';

/** Something a recommendation must be told by its review. */
export type Tell = { readonly reference: string; readonly envelope: Envelope };

/**
 * What follows for recommendations from what happened to their review, in the name of whoever did
 * it. The same event makes the same keys, so telling again has no second effect.
 */
export function tellsOf(review: string, recorded: RecordedReviewEvent): Tell[] {
  const { sequence, at, by, event } = recorded;
  const told = (reference: string, hash: string, command: Command): Tell => ({
    reference,
    envelope: { key: `review:${review}:${sequence}:${reference}`, hash, receivedAt: at, command },
  });
  switch (event.type) {
    case 'package-closed': {
      const { manifest } = event;
      return event.members.map(({ reference }) =>
        told(reference, manifest, { by, type: 'close-package', manifest }),
      );
    }
    case 'member-concluded': {
      const { reference, outcome } = event;
      return [told(reference, outcome, { by, type: 'conclude', outcome })];
    }
    case 'member-taken-out': {
      const { reference, reason } = event;
      return [told(reference, reason, { by, type: 'take-out', reason })];
    }
    case 'member-put-back': {
      const { reference, reason, manifest } = event;
      return [told(reference, reason, { by, type: 'put-back', reason, manifest })];
    }
    default:
      return [];
  }
}
