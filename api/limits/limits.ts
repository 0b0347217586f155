import type { Instant } from '../../domain/time.ts';
import { Recent } from '../../store/recent.ts';
import { Problem } from '../problem.ts';
import { Window } from './window.ts';
import { type Said, asRow, say } from '../../domain/words/say.ts';

/** Requests a minute. */
export type LimitSettings = {
  readonly person: number;
  readonly body: number;
  /** For one person, and `body / person` times that for their body. */
  readonly binding: number;
  readonly costly: number;
  /** For one address, without a sign-in. */
  readonly strangers: number;
  /** For one address, with a sign-in that is refused. */
  readonly failures: number;
};

/**
 * What a request counts as: `binding` is what binds a body and has a reserve that nothing else uses
 * up; `costly` is what takes much computing and counts as an ordinary request besides.
 */
export type Lane = 'binding' | 'costly' | 'ordinary';

type Shares = { readonly persons: Window; readonly bodies: Window };

const mostPeople = 10_000;

/**
 * How often anybody may ask, in this process. A person counts as one, however many tokens and
 * sessions they have; all people of a body together have a limit above that of one, so that neither
 * one person nor one body takes what the others need.
 */
export class Limits {
  readonly #lanes: Readonly<Record<Lane, Shares>>;
  readonly #strangers: Window;
  readonly #failures: Window;
  readonly #bodiesOf = new Recent<readonly string[]>(mostPeople);

  constructor({ person, body, binding, costly, strangers, failures }: LimitSettings) {
    const shares = (most: number): Shares => ({
      persons: new Window(most),
      bodies: new Window(Math.ceil((most * body) / person)),
    });
    this.#lanes = {
      ordinary: shares(person),
      binding: shares(binding),
      costly: shares(costly),
    };
    this.#strangers = new Window(strangers);
    this.#failures = new Window(failures);
  }

  /** For which bodies somebody could act at their last request. */
  remember(person: string, bodies: readonly string[]): void {
    this.#bodiesOf.set(person, [...new Set(bodies)]);
  }

  /** @throws Problem `too-many-requests` */
  admit(person: string, lane: Lane, now: Instant): void {
    this.#share(person, this.#lanes[lane], now);
    if (lane === 'costly') this.#share(person, this.#lanes.ordinary, now);
  }

  /** @throws Problem `too-many-requests` */
  admitStranger(address: string, now: Instant): void {
    if (this.#strangers.takes(address, now)) return;
    throw tooMany(say`Your address has sent`, this.#strangers, now, say`Sign in, or wait`);
  }

  /**
   * A sign-in was refused. Only refused ones count: who brings a good one from the same address is
   * received all the same.
   * @throws Problem `too-many-requests`
   */
  countFailure(address: string, now: Instant): void {
    if (this.#failures.takes(address, now)) return;
    const asked = say`Your address has sent requests whose sign-in was refused:`;
    throw tooMany(asked, this.#failures, now, say`Sign in anew, or wait`);
  }

  #share(person: string, { persons, bodies }: Shares, now: Instant): void {
    if (!persons.takes(person, now))
      throw tooMany(say`You have sent`, persons, now, say`Wait and send it again`);
    const held = this.#bodiesOf.get(person) ?? [];
    // Whoever acts for several bodies is not stopped by the haste of one of them.
    const admitting = held.filter((body) => bodies.takes(body, now));
    if (held.length > 0 && admitting.length === 0)
      throw tooMany(
        say`The people of ${asRow(held)} have sent`,
        bodies,
        now,
        say`Wait and send it again`,
      );
  }
}

function tooMany(who: Said, window: Window, now: Instant, todo: Said): Problem {
  const seconds = window.secondsLeft(now);
  return new Problem(
    'too-many-requests',
    say`${who} more than ${window.most} in a minute. Nothing has happened. ${todo}; in ${seconds} s the count begins anew. What binds a body has a count of its own.`,
    { retryAfterSeconds: seconds },
  );
}
