import { z } from 'zod';
import { seesWorkflow } from '../../domain/policy/sees.ts';
import { findInbox } from '../../store/inbox.ts';
import { findNotices } from '../../store/notices.ts';
import { findPerson } from '../../store/people.ts';
import { findStandInsOf } from '../../store/stand-ins.ts';
import { findTextsInForce } from '../../store/versions.ts';
import { linksShown, pageOf } from '../contract/answers.ts';
import { roleField } from '../contract/fields.ts';
import { mandateShown } from '../contract/people.ts';
import {
  inboxLineShown,
  noParams,
  noQuery,
  noticeShown,
  pageQuery,
} from '../contract/recommendations.ts';
import { timeShown } from '../contract/times.ts';
import { reading } from '../route.ts';
import { listLink } from '../shown/links.ts';
import { sayings } from '../shown/said.ts';
import { showMandate } from '../shown/mandate.ts';
import { ruledAt, showInboxLine } from '../shown/inbox.ts';
import { seeReviews } from '../shown/reviews-seen.ts';
import { showTime, showTimeIfAny, utc } from '../shown/time.ts';

const tag = 'My desk';

const inbox = reading({
  path: '/api/inbox',
  act: 'read-inbox',
  summary: 'What waits for you, the soonest due first',
  tag,
  params: noParams,
  query: pageQuery,
  answers: { 200: { description: 'A page', schema: pageOf(inboxLineShown) } },
  answer: async (edge, { query, caller, now }) => {
    const held = caller.mandates;
    const where = { holders: held, at: now, ...query };
    const page = await findInbox(edge.store, where);
    const seen = await seeReviews(
      edge,
      held,
      page.items.map(({ review }) => review),
    );
    const asked = page.items.filter(({ act }) => act === 'respond');
    const texts = await findTextsInForce(
      edge.store,
      asked.map(({ reference }) => reference),
    );
    const say = await sayings(edge, page.items);
    const items = page.items.map(async (found) => {
      const { zone, viewerOf } = seen(found.review);
      const ruled = await ruledAt(edge, found, { texts, held });
      const viewer = viewerOf(found.body);
      return { ...showInboxLine(found, { zone, viewer, now, say }), ...ruled };
    });
    return { status: 200, body: { items: await Promise.all(items), next: page.next } };
  },
});

const notices = reading({
  path: '/api/notices',
  act: 'read-notices',
  summary: 'What you were told, the newest first',
  tag,
  params: noParams,
  query: pageQuery,
  answers: { 200: { description: 'A page', schema: pageOf(noticeShown) } },
  answer: async (edge, { query, caller }) => {
    const held = caller.mandates;
    const where = { holders: held, ...query };
    const page = await findNotices(edge.store, where);
    const seen = await seeReviews(
      edge,
      held,
      page.items.map(({ review }) => review),
    );
    const items = page.items.map(({ at, ...notice }) => ({
      ...notice,
      at: showTime(seen(notice.review).zone, at),
      links:
        notice.reference === null
          ? { review: `/api/reviews/${notice.review}` }
          : { recommendation: `/api/recommendations/${notice.reference}` },
    }));
    return { status: 200, body: { items, next: page.next } };
  },
});

const namedShown = z.object({ id: z.string(), name: z.string() });

const meShown = z
  .object({
    person: z.string(),
    name: z.string().nullable(),
    mandates: z.array(mandateShown),
    standIns: z
      .array(
        z.object({
          id: z.string(),
          body: z.string(),
          role: roleField,
          person: namedShown.meta({ description: 'Who stands in' }),
          principal: namedShown,
          until: timeShown.nullable(),
        }),
      )
      .meta({ description: 'Whom you stand in for now, and who stands in for you' }),
    links: linksShown,
  })
  .meta({ id: 'Me' });

const me = reading({
  path: '/api/me',
  act: 'read-self',
  summary: 'Who you are here, and for whom you may act',
  tag,
  params: noParams,
  query: noQuery,
  answers: { 200: { description: 'You', schema: meShown } },
  answer: async (edge, { caller, now }) => {
    const { person, mandates: held } = caller;
    const found = await findPerson(edge.store, person);
    // Whoever may act for nobody has lent nothing that holds.
    const lent = held.length === 0 ? [] : await findStandInsOf(edge.store, person, now);
    const links = Object.fromEntries(
      [...new Set(held.map(({ body }) => body))].flatMap((body) => {
        const link = listLink(edge.configuration, held, `WaitingOn="${body}"`);
        return link === undefined ? [] : [[`temporalWaitingOn:${body}`, link]];
      }),
    );
    const overdue = seesWorkflow(held)
      ? listLink(edge.configuration, held, 'Overdue=true')
      : undefined;
    return {
      status: 200,
      body: {
        person,
        name: found?.name ?? null,
        mandates: held.map(showMandate),
        standIns: lent.map((one) => ({ ...one, until: showTimeIfAny(utc, one.until) })),
        links: {
          inbox: '/api/inbox',
          notices: '/api/notices',
          ...links,
          ...(overdue === undefined ? {} : { temporalOverdue: overdue }),
        },
      },
    };
  },
});

export const deskRoutes = [inbox, notices, me];
