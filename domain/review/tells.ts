import type { RecordedReviewEvent } from './event.ts';
import type { Envelope } from '../envelope.ts';

/** Something a recommendation must be told by its review. */
export type Tell = { readonly reference: string; readonly envelope: Envelope };

/**
 * What follows for recommendations from what happened to their review, in the name of whoever did
 * it. The same event makes the same keys, so telling again has no second effect.
 */
export function tellsOf(review: string, recorded: RecordedReviewEvent): Tell[] {
  const { sequence, at, by, event } = recorded;
  const key = (reference: string) => `review:${review}:${sequence}:${reference}`;
  switch (event.type) {
    case 'package-closed':
      return event.members.map(({ reference }) => ({
        reference,
        envelope: {
          key: key(reference),
          hash: event.manifest,
          receivedAt: at,
          command: { by, type: 'close-package', manifest: event.manifest },
        },
      }));
    case 'member-concluded': {
      const { reference, outcome } = event;
      return [
        {
          reference,
          envelope: {
            key: key(reference),
            hash: outcome,
            receivedAt: at,
            command: { by, type: 'conclude', outcome },
          },
        },
      ];
    }
    default:
      return [];
  }
}
