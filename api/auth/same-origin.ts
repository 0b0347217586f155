import type { Request } from 'express';
import { Problem } from '../problem.ts';
import { say } from '../../domain/words/say.ts';

/**
 * Refuses what a page of another site makes a browser send with our cookie. A write has to come
 * from a page of ours and say so; a look may also be a link that was followed. Browsers set both
 * headers themselves, and no script can (Fetch Metadata Request Headers; RFC 6454).
 *
 * @throws Problem `cross-origin`
 */
export function refuseOtherOrigins(request: Request, publicUrl: string): void {
  const site = request.get('sec-fetch-site');
  const origin = request.get('origin');
  const isLook = request.method === 'GET' || request.method === 'HEAD';
  const isFollowed = isLook && request.get('sec-fetch-mode') === 'navigate';
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isFollowed)
    throw refused();
  if (isLook) return;
  if (site === 'none') throw refused();
  if (origin === undefined ? site === undefined : origin !== new URL(publicUrl).origin)
    throw refused();
}

function refused(): Problem {
  return new Problem(
    'cross-origin',
    say`The browser sent this from a page of another site, where you are not known to have asked for it. Nothing has happened. Do it on the pages of Nemcon itself.`,
  );
}
