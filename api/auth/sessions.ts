import { randomBytes } from 'node:crypto';
import type { Instant } from '../../domain/time.ts';
import { sha256 } from '../../store/hash.ts';
import { endSessionOf, findSession, insertSession, type Session } from '../../store/sessions.ts';
import { together } from '../../store/transaction.ts';
import { seenAsThemselves } from '../../store/viewing.ts';
import type { Edge } from '../edge.ts';
import { Problem } from '../problem.ts';
import type { SignedIn } from './issuer-sign-in.ts';
import { say } from '../../domain/words/say.ts';

/** 256 bits that nobody guesses, as a cookie carries them. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * A session for somebody who has just signed in, under a new secret. What the browser had before
 * ends with it: a secret that somebody else may have planted or seen opens nothing any more.
 *
 * @returns the secret, which is kept nowhere
 */
export async function startSession(
  { store, configuration: { signIn } }: Pick<Edge, 'store' | 'configuration'>,
  { person, authenticatedAt }: SignedIn,
  { at, browser, before }: { at: Instant; browser: string | null; before: string | undefined },
): Promise<string> {
  const secret = newSecret();
  const session = {
    id: `s-${randomBytes(8).toString('hex')}`,
    secretHash: sha256(secret),
    person,
    authenticatedAt: authenticatedAt === null ? null : Math.min(authenticatedAt, at),
    signedInAt: at,
    endsAt: at + signIn.session.atMost,
    browser,
  };
  await together(seenAsThemselves(store, person), async (within) => {
    if (before !== undefined) await endSessionOf(within, sha256(before), at);
    await insertSession(within, session);
  });
  return secret;
}

type Opening = {
  readonly at: Instant;
  /** Whether asking for it is a use of it, which puts off its end. */
  readonly isUse: boolean;
};

/** @throws Problem `session-ended` */
export async function openSession(
  { store, configuration: { signIn } }: Pick<Edge, 'store' | 'configuration'>,
  secret: string | undefined,
  { at, isUse }: Opening,
): Promise<Session> {
  const { idle } = signIn.session;
  const found =
    secret === undefined
      ? undefined
      : await findSession(store, sha256(secret), { at, idle, isUse });
  if (found) return found;
  throw new Problem(
    'session-ended',
    say`You are not signed in any more: the session ended, or was ended. Nothing has happened. Sign in again at /auth/sign-in.`,
  );
}
