import { z } from 'zod';
import { findPerson } from '../../store/people.ts';
import { endAllSessions, endSession, listSessions, type Session } from '../../store/sessions.ts';
import type { Caller } from '../auth/caller.ts';
import { noCookie } from '../auth/cookies.ts';
import { freshUntil } from '../auth/fresh.ts';
import { requiredMandate } from '../auth/required.ts';
import { keptAnswers } from '../contract/people.ts';
import { personIdField } from '../contract/fields.ts';
import { noParams, noQuery } from '../contract/recommendations.ts';
import {
  endedShown,
  endSessionSchema,
  endSessionsSchema,
  nothingAsked,
  sessionShown,
  signedOutShown,
  whoShown,
} from '../contract/sessions.ts';
import type { Edge } from '../edge.ts';
import { Problem } from '../problem.ts';
import { computing, reading, writing, type Reply } from '../route.ts';
import { showTime, showTimeIfAny, utc } from '../shown/time.ts';
import { administer } from '../write/administer.ts';
import { say } from '../../domain/words/say.ts';

const tag = 'Signing in';

const who = reading({
  path: '/auth/session',
  act: 'read-self',
  summary: 'Who is signed in, for which bodies they act now, and until when',
  tag,
  params: noParams,
  query: noQuery,
  answers: { 200: { description: 'Who', schema: whoShown } },
  answer: async (edge, { caller }) => ({ status: 200, body: await showWho(edge, caller) }),
});

async function showWho(edge: Edge, caller: Caller) {
  const { person, mandates, signIn } = caller;
  const found = await findPerson(edge.store, person);
  const { session: limits, stepUp } = edge.configuration.signIn;
  const session = signIn.by === 'session' ? signIn : null;
  return {
    person,
    name: found?.name ?? null,
    mandates: mandates.map(({ id, body, role, principal }) => ({ id, body, role, principal })),
    signIn: {
      by: signIn.by,
      session: session?.session ?? null,
      authenticatedAt: showTimeIfAny(utc, signIn.authenticatedAt),
      freshUntil: showTimeIfAny(utc, freshUntil(signIn, stepUp)),
      idleSeconds: session === null ? null : limits.idle / 1000,
      endsAt: showTimeIfAny(utc, session?.endsAt ?? null),
    },
  };
}

const mine = reading({
  path: '/auth/sessions',
  act: 'read-self',
  summary: 'Where you are signed in by a browser, the newest first',
  tag,
  params: noParams,
  query: noQuery,
  answers: { 200: { description: 'All', schema: z.object({ items: z.array(sessionShown) }) } },
  answer: async (edge, { caller, now: at }) => {
    const { idle } = edge.configuration.signIn.session;
    const found = await listSessions(edge.store, caller.person, { at, idle });
    return { status: 200, body: { items: found.map((one) => showSession(one, caller)) } };
  },
});

function showSession(session: Session, { signIn }: Caller) {
  const { id, signedInAt, seenAt, endsAt, browser } = session;
  const shown = (at: number) => showTime(utc, at);
  const current = signIn.by === 'session' && signIn.session === id;
  const times = { signedInAt: shown(signedInAt), seenAt: shown(seenAt), endsAt: shown(endsAt) };
  return { id, current, ...times, browser };
}

const signOut = computing({
  path: '/auth/sign-out',
  act: 'sign-out',
  summary: 'Sign out of this browser',
  tag,
  body: nothingAsked,
  answers: { 200: { description: 'Signed out', schema: signedOutShown } },
  answer: async (edge, { caller: { person, signIn } }) => {
    if (signIn.by === 'session')
      await endSession(edge.store, { id: signIn.session, person, at: Date.now() });
    return await signedOut(edge);
  },
});

/** Where the issuer cannot be asked for its own page, who signs out is signed out here all the same. */
async function signedOut(edge: Edge): Promise<Reply> {
  const issuer = await edge.issuerSignIn.signOutAddress().catch(() => null);
  return {
    status: 200,
    headers: { 'set-cookie': noCookie('session') },
    body: { signedOut: true, issuer },
  };
}

const signOutEverywhere = computing({
  path: '/auth/sign-out-everywhere',
  act: 'sign-out',
  summary: 'End all sessions of yours, this one too',
  tag,
  body: nothingAsked,
  answers: { 200: { description: 'Signed out', schema: signedOutShown } },
  answer: async (edge, { caller }) => {
    await endAllSessions(edge.store, caller.person, Date.now());
    return await signedOut(edge);
  },
});

const endOne = computing({
  path: '/auth/sessions/end',
  act: 'sign-out',
  summary: 'End one session of yours, for example on a device that you lost',
  tag,
  body: endSessionSchema,
  answers: { 200: { description: 'Ended', schema: endedShown } },
  answer: async (edge, { caller: { person }, body: { session: id } }) => {
    if (await endSession(edge.store, { id, person, at: Date.now() }))
      return { status: 200, body: { ended: 1 } };
    throw new Problem(
      'unknown-session',
      say`You have no open session ${id}. GET /auth/sessions lists those you have.`,
    );
  },
});

const signOutPerson = writing({
  path: '/api/people/{person}/sign-out',
  act: 'end-sessions',
  summary: 'End all sessions of a person',
  tag,
  params: z.strictObject({ person: personIdField }),
  body: endSessionsSchema,
  answers: keptAnswers,
  answer: async (edge, asked) =>
    await administer(edge, asked, async (within) => {
      requiredMandate(asked.caller, asked.body.actingFor, { act: 'end-sessions' });
      const { person } = asked.params;
      return { person, ended: await endAllSessions(within, person, asked.receivedAt) };
    }),
});

export const sessionRoutes = [who, mine, signOut, signOutEverywhere, endOne, signOutPerson];
