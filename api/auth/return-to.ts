import { Problem } from '../problem.ts';
import { say } from '../../domain/words/say.ts';

/**
 * Where a browser goes after a sign-in: a path of our own and nothing else, so that no link to us
 * leads anywhere else.
 *
 * @throws Problem `invalid-request`
 */
export function ownPath(given: string | undefined, publicUrl: string): string {
  if (given === undefined) return '/';
  const isPath = /^\/(?![/\\])[\x21-\x7e]{0,1999}$/.test(given) && !given.includes('\\');
  const url = isPath && URL.canParse(given, publicUrl) ? new URL(given, publicUrl) : undefined;
  // Coming back to a sign-in would begin the next one.
  if (url?.origin === new URL(publicUrl).origin && !/^\/auth(\/|$)/i.test(decoded(url.pathname)))
    return `${url.pathname}${url.search}${url.hash}`.replace(/^\/{2,}/, '/');
  throw new Problem(
    'invalid-request',
    say`returnTo is no path of these pages. Nobody is signed in. Write for example /auth/sign-in?returnTo=/.`,
    { errors: [{ path: '/returnTo', message: say`is no path of these pages` }] },
  );
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '/auth';
  }
}
