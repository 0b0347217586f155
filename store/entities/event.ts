import { defineEntity, p } from '@mikro-orm/core';
import type { Actor } from '../../domain/actor.ts';
import type { Event } from '../../domain/event.ts';
import type { ReviewEvent } from '../../domain/review/event.ts';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { appendOnly, audited, registerSchema } from './register.ts';

/** The timeline: what happened, in order, for ever. */
export const EventEntity = defineEntity({
  name: 'EventEntity',
  tableName: 'events',
  schema: registerSchema,
  ...guarded(ofApi.events),
  properties: {
    workflow: p.text().primary(),
    sequence: p.integer().primary(),
    type: p.text(),
    at: p.datetime(3),
    by: p.json<Actor>(),
    event: p.json<Event | ReviewEvent>(),
    /** SHA-256 of the canonical form of sequence, at, by and event together. */
    hash: p.text(),
    recordedAt: p.datetime(3).defaultRaw('now()'),
  },
  indexes: [
    {
      name: 'events_published',
      expression:
        "create index events_published on nemcon.events (workflow, at) where type = any (array['published'::text, 'publication-corrected'::text])",
    },
    {
      name: 'events_freezing',
      properties: ['workflow', 'sequence'],
      where: "type = 'version-frozen'",
    },
    {
      name: 'events_by_mandate',
      expression:
        "create index events_by_mandate on nemcon.events (split_part((by ->> 'mandate'::text), '@'::text, 1), at) where ((by ->> 'mandate'::text) is not null)",
    },
    {
      name: 'events_under',
      expression:
        "create index events_under on nemcon.events (split_part((event #>> '{response,under}'::text[]), '@'::text, 1), at) where ((event #>> '{response,under}'::text[]) is not null)",
    },
    {
      name: 'events_by_hash',
      expression:
        'create index events_by_hash on nemcon.events using gin (nemcon.hashes_in(event)) with (fastupdate=off)',
    },
  ],
  triggers: [appendOnly('events'), ...audited('insert')],
});
