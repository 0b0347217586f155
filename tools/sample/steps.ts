import type { z } from 'zod';
import type { actSchema, commentSchema } from '../../api/contract/acts.ts';
import type { BodyId } from '../../domain/actor.ts';
import { personAt } from './people.ts';

type Act = z.input<typeof actSchema>;
type Comment = z.input<typeof commentSchema>;
type Names = NonNullable<Extract<Act, { type: 'freeze-version' }>['names']>;

/** One act in the sample; a response is about the text in force. */
export type Step =
  | { readonly is: 'act'; readonly by: string; readonly act: Act }
  | { readonly is: 'comment'; readonly by: string; readonly comment: Comment }
  | { readonly is: 'respond'; readonly by: string; readonly position: string }
  | {
      readonly is: 'dispose';
      readonly by: string;
      readonly comment: number;
      readonly reason: string;
    };

export function delegateOf(body: BodyId): string {
  return personAt(body, 'delegate').id;
}

export function accepted(group: BodyId): Step {
  return { is: 'act', by: personAt(group, 'chair').id, act: { type: 'accept' } };
}

export function frozen(group: BodyId, text: string, names: Names): Step {
  const act: Act = { type: 'freeze-version', text, names };
  return { is: 'act', by: personAt(group, 'chair').id, act };
}

export function commented(body: BodyId, kind: Comment['kind'], clause: string, text: string): Step {
  return { is: 'comment', by: delegateOf(body), comment: { kind, clause, text } };
}

/** The group's chair accepts a comment; the first one that was made is 1. */
export function disposed(group: BodyId, comment: number, reason: string): Step {
  return { is: 'dispose', by: personAt(group, 'chair').id, comment, reason };
}

export function agreed(bodies: readonly BodyId[]): Step[] {
  return bodies.map((body) => ({ is: 'respond', by: delegateOf(body), position: 'agree' }));
}

export function advised(body: 'NSPA' | 'MOD-UKR' | 'LEGAL', advice: string): Step {
  const act: Act = { type: 'advise', advice, aligned: true };
  return { is: 'act', by: personAt(body, 'expert').id, act };
}

export function marked(): Step {
  const act: Act = { type: 'mark', marking: 'NATO UNCLASSIFIED', releasability: ['UKR'] };
  return { is: 'act', by: personAt('IS', 'registrar').id, act };
}

/** The committee's chair passes it up to the Deputies. */
export function raised(reason: string): Step {
  return { is: 'act', by: personAt('CNAD', 'chair').id, act: { type: 'raise', reason } };
}
