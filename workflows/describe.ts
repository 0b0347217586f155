import type { SearchAttributeUpdatePair } from '@temporalio/common';
import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { explain } from '../domain/explain.ts';
import { summary, withoutBodies } from '../domain/projection.ts';
import { explainReview } from '../domain/review/explain.ts';
import type { Review } from '../domain/review/state.ts';
import type { Recommendation } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';
import { attributes } from './attributes.ts';

/**
 * What an official sees of a recommendation in the Temporal UI.
 * @param isVeiled that a nation is silent stays out of the search attributes, which are in clear
 */
export function describe(state: Recommendation, isBehind: boolean, isVeiled: boolean): void {
  const { stage, outcome, waitingOn, escalation, workingGroup, dueAt, round, review, reference } =
    summary(state);
  upsertChanged([
    { key: attributes.review, value: review },
    { key: attributes.reference, value: reference },
    { key: attributes.stage, value: stage },
    { key: attributes.outcome, value: outcome },
    { key: attributes.waitingOn, value: isVeiled ? withoutBodies(waitingOn) : [...waitingOn] },
    { key: attributes.escalation, value: escalation },
    { key: attributes.workingGroup, value: workingGroup },
    { key: attributes.dueAt, value: dateOf(dueAt) },
    { key: attributes.overdue, value: isOverdue(dueAt) },
    { key: attributes.round, value: round },
  ]);
  setCurrentDetails(details(explain(state, { kind: 'officer' }), isBehind));
}

export function describeReview(state: Review, isBehind: boolean): void {
  const { phase } = state;
  const wait = phase.is === 'collecting' || phase.is === 'summit' ? phase.wait : null;
  const dueAt = wait?.due?.at ?? null;
  upsertChanged([
    { key: attributes.review, value: state.setting.id },
    { key: attributes.stage, value: phase.is },
    { key: attributes.escalation, value: wait?.level ?? 0 },
    { key: attributes.dueAt, value: dateOf(dueAt) },
    { key: attributes.overdue, value: isOverdue(dueAt) },
  ]);
  setCurrentDetails(details(explainReview(state), isBehind));
}

function details(sentence: string, isBehind: boolean): string {
  if (!isBehind) return sentence;
  return `**Register behind:** what follows is decided and kept here, and not yet in the register.\n\n${sentence}`;
}

function dateOf(at: Instant | null): Date | null {
  return at === null ? null : new Date(at);
}

function isOverdue(dueAt: Instant | null): boolean {
  return dueAt !== null && dueAt <= Date.now();
}

/** An upsert is an event of the history, so only what changed is written, and at once. */
function upsertChanged(wanted: SearchAttributeUpdatePair[]): void {
  const shown = workflowInfo().typedSearchAttributes;
  const changed = wanted.filter(
    ({ key, value }) => JSON.stringify(shown.get(key) ?? null) !== JSON.stringify(value),
  );
  if (changed.length > 0) upsertSearchAttributes(changed);
}
