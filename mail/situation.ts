import { awaitedBy } from '../domain/awaited.ts';
import { standing } from '../domain/judge.ts';
import { openStages, type OpenStage } from '../domain/stages.ts';
import type { Outcome, Recommendation } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';

/** Who is waited for, by their ids. */
export type Who = { readonly name: string; readonly act: string; readonly isOffice: boolean };

/**
 * Where a matter stands, as much of it as everyone who takes part may know; said by the catalogue of
 * the reader's language. English mail uses the rules' own sentence instead (domain/explain.ts).
 */
export type Situation =
  | { readonly is: 'ended'; readonly outcome: Outcome; readonly at: Instant }
  | { readonly is: 'elsewhere' }
  | { readonly is: 'silence'; readonly until: Instant }
  | { readonly is: 'deciding'; readonly stage: string; readonly until: Instant }
  | { readonly is: 'broken'; readonly by: readonly string[]; readonly until: Instant }
  | { readonly is: 'held'; readonly stage: string }
  | { readonly is: 'finding'; readonly stage: string }
  | {
      readonly is: 'waiting';
      readonly stage: string;
      readonly on: readonly Who[];
      readonly until: Instant | null;
    };

/** Of the named stage where it is open, else of every open stage. */
export function situationsOf(state: Recommendation, stage: string | null): readonly Situation[] {
  const { life } = state;
  if (life.is === 'over') return [{ is: 'ended', outcome: life.outcome, at: life.at }];
  if (life.is === 'elsewhere') return [{ is: 'elsewhere' }];
  const open = openStages(state);
  const named = open.filter(({ rule }) => rule.id === stage);
  return (named.length > 0 ? named : open).flatMap((one) => situationOf(state, one));
}

function situationOf(state: Recommendation, open: OpenStage): Situation[] {
  const { rule, state: stage } = open;
  const { phase } = stage;
  const { title } = rule;
  switch (phase.is) {
    case 'closed':
      return [];
    case 'held':
      return [{ is: 'held', stage: title }];
    case 'determination':
      return [{ is: 'finding', stage: title }];
    case 'running': {
      if (rule.kind !== 'decision') return [];
      const until = phase.deadline.at;
      const by = standing(rule, phase, 'breaks');
      if (by.length > 0) return [{ is: 'broken', by, until }];
      return rule.judged.until === 'expiry'
        ? [{ is: 'silence', until }]
        : [{ is: 'deciding', stage: title, until }];
    }
    case 'task':
    case 'unopened': {
      const on = awaitedBy(state, open).map(({ who, act }) =>
        'body' in who
          ? { name: who.body, act, isOffice: false }
          : { name: who.office, act, isOffice: true },
      );
      return [{ is: 'waiting', stage: title, on, until: phase.wait.due?.at ?? null }];
    }
  }
}
