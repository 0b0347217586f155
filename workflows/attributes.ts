import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/** Columns and filters of the Temporal UI; their types are registered with the server. */
export const attributes = {
  review: defineSearchAttributeKey('Review', SearchAttributeType.KEYWORD),
  reference: defineSearchAttributeKey('Reference', SearchAttributeType.KEYWORD),
  stage: defineSearchAttributeKey('Stage', SearchAttributeType.KEYWORD),
  outcome: defineSearchAttributeKey('Outcome', SearchAttributeType.KEYWORD),
  waitingOn: defineSearchAttributeKey('WaitingOn', SearchAttributeType.KEYWORD_LIST),
  escalation: defineSearchAttributeKey('Escalation', SearchAttributeType.INT),
  workingGroup: defineSearchAttributeKey('WorkingGroup', SearchAttributeType.KEYWORD),
  dueAt: defineSearchAttributeKey('DueAt', SearchAttributeType.DATETIME),
  overdue: defineSearchAttributeKey('Overdue', SearchAttributeType.BOOL),
  round: defineSearchAttributeKey('Round', SearchAttributeType.INT),
} as const;
