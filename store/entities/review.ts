import { defineEntity, p } from '@mikro-orm/core';
import type { StoredReview } from '../stored-state.ts';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { audited, registerSchema } from './register.ts';

/** A review: written by the API when it is set up, then by what its workflow records. */
export const ReviewEntity = defineEntity({
  name: 'ReviewEntity',
  tableName: 'reviews',
  schema: registerSchema,
  ...guarded(ofApi.reviews),
  properties: {
    workflow: p.text().primary(),
    id: p.text().unique(),
    title: p.text(),
    summitAt: p.datetime(3),
    procedure: p.text(),
    procedureVersion: p.integer(),
    settingHash: p.text(),
    memberSettingHash: p.text(),
    createdAt: p.datetime(3),
    createdBy: p.text(),
    sequence: p.integer().default(0),
    head: p.text().default(''),
    state: p.json<StoredReview>().nullable(),
    over: p.boolean().default(false),
    nextDueAt: p.datetime(3).nullable(),
    needs: p.text().default(''),
    changedAt: p.datetime(3).nullable(),
    /** Bodies with a place in it. */
    places: p.array(),
  },
  indexes: [{ name: 'reviews_next_due', properties: ['nextDueAt'], where: 'not over' }],
  triggers: audited('insert'),
});
