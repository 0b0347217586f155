import type { Ask } from '../answer/answer.tsx';
import type { Waits } from '../inbox/inbox.tsx';

/** A line of the inbox that a position answers. */
export type Answerable = Waits & {
  readonly body: string;
  readonly answer: NonNullable<Waits['answer']>;
};

/** As many as the API takes in one request. */
export const most = 100;

export function nameOfLine({ reference, stage, round, act, body }: Waits): string {
  return `${reference} ${stage} ${round} ${act} ${body}`;
}

export function isAnswerable(line: Waits): line is Answerable {
  return line.answer !== null && line.body !== null;
}

type Choice = Ask['positions'][number];

/** A position that all of them know; its effect is null where it is not the same everywhere. */
export type Shared = Omit<Choice, 'effect'> & { readonly effect: Choice['effect'] | null };

/** What may be said of all of these in one word. */
export function sharedPositions(lines: readonly Answerable[]): readonly Shared[] {
  const [first, ...others] = lines.map(({ answer }) => answer.positions);
  return (first ?? []).flatMap((choice) => {
    const same = others.map((one) => one.find(({ position }) => position === choice.position));
    if (same.includes(undefined)) return [];
    const all = [choice, ...same.filter((one) => one !== undefined)];
    const isOneEffect = all.every(({ effect }) => effect === choice.effect);
    return {
      position: choice.position,
      needsReason: all.some(({ needsReason }) => needsReason),
      effect: isOneEffect ? choice.effect : null,
    };
  });
}
