import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { mayAny } from '../../domain/policy/may.ts';
import { insertCalendarFeed, revokeCalendarFeed } from '../../store/calendar-feeds.ts';
import { sha256 } from '../../store/hash.ts';
import { mark } from '../contract/fields.ts';
import { noParams } from '../contract/recommendations.ts';
import { Problem } from '../problem.ts';
import { writing } from '../route.ts';
import { say } from '../../domain/words/say.ts';

const tag = 'My desk';

const feedShown = z
  .object({
    id: z.string(),
    /** Shown once. */
    token: z.string().nullable().meta({ description: 'Shown once; null when asked again' }),
    address: z.string().nullable().meta({ description: 'What a calendar program subscribes to' }),
    dryRun: z.boolean(),
  })
  .meta({ id: 'CalendarFeed' });

const make = writing({
  path: '/api/calendar-feeds',
  act: 'make-calendar',
  summary: 'Make an address under which your calendar program finds the deadlines that await you',
  tag,
  params: noParams,
  body: z.strictObject({}).meta({ id: 'CalendarFeedAsked' }),
  answers: { 200: { description: 'The address, shown this once', schema: feedShown } },
  answer: async (edge, { caller, key, hash, receivedAt, dryRun }) => {
    if (!mayAny('make-calendar', caller.mandates, { own: true }))
      throw new Problem(
        'no-mandate',
        say`${caller.person} has no mandate, so nothing awaits them.`,
      );
    const id = `cf-${sha256(`${key} ${hash}`).slice(0, 16)}`;
    const none = { id, token: null, address: null, dryRun };
    if (dryRun) return { status: 200, body: none };
    const token = randomBytes(32).toString('base64url');
    // The register keeps only its hash: who reads a back-up reads nobody's calendar.
    const feed = { id, person: caller.person, tokenHash: sha256(token), madeAt: receivedAt };
    const isNew = await insertCalendarFeed(edge.store, feed);
    const base = edge.configuration.publicUrl ?? '';
    const address = `${base}/api/calendar.ics?token=${token}`;
    return { status: 200, body: isNew ? { id, token, address, dryRun } : none };
  },
});

const revoke = writing({
  path: '/api/calendar-feeds/{id}/revocation',
  act: 'end-calendar',
  summary: 'End the address of a calendar of yours now',
  tag,
  params: z.strictObject({ id: mark(100) }),
  body: z.strictObject({}).meta({ id: 'CalendarFeedRevocation' }),
  answers: { 200: { description: 'It answers no more', schema: feedShown } },
  answer: async (edge, { params: { id }, caller, receivedAt, dryRun }) => {
    const feed = { id, person: caller.person, at: receivedAt };
    if (!dryRun && !(await revokeCalendarFeed(edge.store, feed)))
      throw new Problem('unknown-feed', say`You have no calendar feed ${id}. Nothing was changed.`);
    return { status: 200, body: { id, token: null, address: null, dryRun } };
  },
});

export const calendarFeedRoutes = [make, revoke];
