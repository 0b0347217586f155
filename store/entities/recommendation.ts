import { defineEntity, p } from '@mikro-orm/core';
import type { NeedsKept } from '../needs.ts';
import type { StoredState } from '../stored-state.ts';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { registerSchema } from './register.ts';

/** Where each recommendation stands; the columns after `state` are derived from it for lists. */
export const RecommendationEntity = defineEntity({
  name: 'RecommendationEntity',
  tableName: 'recommendations',
  schema: registerSchema,
  ...guarded(ofApi.recommendations),
  properties: {
    workflow: p.text().primary(),
    reference: p.text().unique(),
    review: p.text(),
    workingGroup: p.text(),
    title: p.text(),
    titleDocument: p.text(),
    settingHash: p.text(),
    sequence: p.integer(),
    /** Content hash of the last event on record. */
    head: p.text(),
    state: p.json<StoredState>(),
    stage: p.text(),
    step: p.text().nullable(),
    outcome: p.text().nullable(),
    round: p.integer(),
    waitingOn: p.array(),
    dueAt: p.datetime(3).nullable(),
    escalation: p.integer(),
    held: p.boolean(),
    over: p.boolean(),
    /** When time itself is the next to act (with its drain); the sweep looks for those gone by. */
    nextDueAt: p.datetime(3).nullable(),
    needsOfficer: p.text(),
    needsBody: p.text(),
    needsPublic: p.text(),
    /** The same as data, for other languages; null: nothing happened since the register keeps it. */
    needs: p.json<NeedsKept>().nullable(),
    marking: p.text().nullable(),
    releasability: p.array(),
    /** Whom it concerns (domain/policy/knows.ts): bodies with a place, whom its marking names, everybody. */
    places: p.array(),
    releasedTo: p.array(),
    published: p.boolean().default(false),
    /** Its desks, as `body/role`. */
    desks: p.array(),
    taskedAt: p.datetime(3),
    changedAt: p.datetime(3),
  },
  indexes: [
    { name: 'recommendations_by_review', properties: ['review', 'reference'] },
    {
      name: 'recommendations_by_attention',
      expression:
        'create index recommendations_by_attention on nemcon.recommendations (review, over, held desc, escalation desc, due_at, reference) include (stage)',
    },
    { name: 'recommendations_by_group', properties: ['workingGroup', 'reference'] },
    { name: 'recommendations_due', properties: ['dueAt'], where: 'not over' },
    { name: 'recommendations_next_due', properties: ['nextDueAt'], where: 'not over' },
    {
      name: 'recommendations_words',
      expression:
        "create index recommendations_words on nemcon.recommendations using gin (to_tsvector('simple'::regconfig, translate(reference || ' ' || title, '-/.', '   ')))",
    },
  ],
});
