import { defineQuery, defineSignal, defineUpdate, setHandler } from '@temporalio/workflow';
import type { Matter } from './matter.ts';
import { messages, type Answer, type Envelope } from './messages.ts';

/** Sets the handlers that a recommendation and a review have alike; counts the updates taken. */
export function takeActs<S extends { readonly sequence: number }, C, E>(
  matter: Matter<S, C, E>,
  lookAgain: () => void,
): { readonly updates: number } {
  let updates = 0;
  setHandler(
    defineUpdate<Answer, [Envelope<C>]>(messages.act),
    (envelope) => {
      updates += 1;
      return matter.act(envelope);
    },
    { validator: (envelope) => matter.check(envelope) },
  );
  setHandler(defineSignal<[Envelope<C>?]>(messages.deliver), (envelope) => {
    if (envelope) matter.deliver(envelope);
    else lookAgain();
  });
  setHandler(defineQuery<unknown, [Envelope<C>]>(messages.preview), (envelope) =>
    matter.preview(envelope),
  );
  setHandler(defineQuery<S>(messages.state), () => matter.state);
  return {
    get updates() {
      return updates;
    },
  };
}
