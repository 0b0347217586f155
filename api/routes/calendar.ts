import type { Express, NextFunction, Request, Response } from 'express';
import { catalogue } from '../../mail/catalogue/all.ts';
import { named } from '../../domain/words/said.ts';
import { calendarFile, calendarUid } from '../../mail/calendar-file.ts';
import { mailHost, pageOf } from '../../mail/settings.ts';
import { findFeedOwner } from '../../store/calendar-feeds.ts';
import { sha256 } from '../../store/hash.ts';
import { deskOf } from '../../store/holder.ts';
import { findInbox, type InboxLine } from '../../store/inbox.ts';
import { findMandates } from '../../store/mandates.ts';
import { findPerson } from '../../store/people.ts';
import { recommendationWorkflowId } from '../../workflows/messages.ts';
import { seenAs, seenAsThemselves } from '../../store/viewing.ts';
import type { Edge } from '../edge.ts';
import { Problem } from '../problem.ts';
import { say } from '../../domain/words/say.ts';

/** More deadlines than anybody has; a calendar program asks for all of them every time. */
const mostEntries = 500;

/**
 * `GET /api/calendar.ics?token=…`: the deadlines that await the token's owner, for calendar programs,
 * which cannot sign in. It only shows; a revoked token finds nothing, like one that never was.
 */
export function serveCalendar(app: Express, edge: Edge): void {
  app.get('/api/calendar.ics', (request: Request, response: Response, next: NextFunction) => {
    void answer(edge, request, response).then(undefined, next);
  });
}

async function answer(edge: Edge, request: Request, response: Response): Promise<void> {
  const { token } = request.query;
  const isToken = typeof token === 'string' && /^[\w-]{20,100}$/.test(token);
  const person = isToken ? await findFeedOwner(edge.store, sha256(token)) : undefined;
  if (person === undefined)
    throw new Problem('unknown-feed', say`No calendar is at this address, or not any more.`);
  const content = await calendarOf(edge, person, Date.now());
  const disposition = 'inline; filename="nemcon.ics"';
  response.set({ 'cache-control': 'private, no-store', 'content-disposition': disposition });
  response.type('text/calendar').send(content);
}

async function calendarOf(edge: Edge, person: string, now: number): Promise<string> {
  const holders = await findMandates(seenAsThemselves(edge.store, person), person, now);
  const store = seenAs(edge.store, { kind: 'person', person, held: holders });
  const page = await findInbox(store, { holders, limit: mostEntries });
  const language = (await findPerson(store, person))?.language ?? 'en';
  const publicUrl = edge.configuration.publicUrl ?? 'http://127.0.0.1';
  const events = new Map(
    page.items.flatMap((line) => {
      const event = eventOf(line, { publicUrl, language, now });
      return event ? [[event.uid, event] as const] : [];
    }),
  );
  return calendarFile([...events.values()], {
    method: 'PUBLISH',
    name: 'Nemcon',
    organizer: `nemcon@${mailHost({ publicUrl })}`,
  });
}

function eventOf(
  line: InboxLine,
  { publicUrl, language, now }: { publicUrl: string; language: 'en' | 'fr' | 'uk'; now: number },
) {
  const { reference, stage, round, body, role, act, due, sequence } = line;
  if (due === null) return undefined;
  const { acts, labels } = catalogue[language];
  const workflow = recommendationWorkflowId(reference);
  const url = pageOf(publicUrl, line);
  return {
    uid: calendarUid({ workflow, stage, round, desk: deskOf(body, role) }, mailHost({ publicUrl })),
    sequence,
    due: due.at,
    stamp: now,
    summary: `${reference}: ${named(acts, act)}`,
    description: `${labels.linkOnly}\n${url}`,
    url,
  };
}
