import { stringify } from 'yaml';
import type { Result, ShownStage } from '../../domain/simulation/result.ts';
import { shippedProcedure } from '../../procedures/load.ts';
import { simulate } from '../../procedures/cases/simulate.ts';

/** What a case written as a value comes to. */
export function resultOf(given: Record<string, unknown>): Result {
  const done = simulate(written(given), { find: shippedProcedure });
  if (done.exit === 2)
    throw new Error(done.faults.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return done.result;
}

function written(given: Record<string, unknown>): string {
  return stringify(given, { aliasDuplicateObjects: false });
}

/** The faults of a case that makes no sense, as `path: message`; none where it makes sense. */
export function faultsOf(given: Record<string, unknown> | string): readonly string[] {
  const done = simulate(typeof given === 'string' ? given : written(given), {
    find: shippedProcedure,
  });
  return done.exit === 2 ? done.faults.map(({ path, message }) => `${path}: ${message}`) : [];
}

/** The codes of what was refused, in the order of the file. */
export function codesOf(result: Result): readonly string[] {
  return result.refused.map(({ code }) => code);
}

export function stageOf(result: Result, n = 0): ShownStage {
  const stage = result.stages[n];
  if (!stage) throw new Error(`There is no stage ${n}.`);
  return stage;
}

/** A deciding stage by silence, with these parameters in place of its own. */
export function stageWith(rules: Record<string, unknown>): Record<string, unknown> {
  return {
    kind: 'decision',
    id: 'only',
    title: 'Only',
    electorate: 'members',
    opening: { by: 'chair' },
    window: { default: '3 calendar days' },
    silence: 'assent',
    positions: { agree: {}, object: { effect: 'breaks', needsReason: false } },
    extension: { by: 'chair' },
    newText: { by: 'chair' },
    agreed: 'end',
    notAgreed: 'end',
    ...rules,
  };
}

/** An inline procedure of one stage, to try a parameter by itself. */
export function oneStage(rules: Record<string, unknown>): Record<string, unknown> {
  return {
    id: 'tried',
    version: 1,
    title: 'Tried',
    acts: { 'freeze-version': ['chair'], withdraw: ['chair'], return: ['chair'] },
    steps: [{ id: 'only', title: 'Only', stages: [stageWith(rules)] }],
  };
}

/** Three bodies under a one-stage procedure from 3 June 2024, 10:00 UTC. */
export function tried(
  rules: Record<string, unknown>,
  events: readonly Record<string, unknown>[] = [],
  more: Record<string, unknown> = {},
): Result {
  return resultOf({
    procedure: oneStage(rules),
    start: '2024-06-03T10:00:00Z',
    electorate: 3,
    events,
    ...more,
  });
}
