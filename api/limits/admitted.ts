import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import { signedIn } from '../auth/caller.ts';
import { refuseOutOfScope } from '../auth/service.ts';
import type { Edge } from '../edge.ts';
import { Problem } from '../problem.ts';
import { actsOf, type Route } from '../route.ts';
import type { Lane } from './limits.ts';

/** A household or an office has a /64 of its own. */
const ipv6Subnet = 64;

/**
 * Lets a request to a route through to where its body is read, or refuses it before: who asks is
 * known by then, and counted.
 */
export function admitted(edge: Edge, route: Route): RequestHandler {
  return async (request, response, next) => {
    const now = Date.now();
    if (route.isOpen === true) edge.limits.admitStranger(addressOf(request), now);
    else {
      const { person, signIn } = await known(edge, request, now);
      edge.limits.admit(person, laneOf(route, request), now);
      refuseOutOfScope(signIn, actsOf(route));
    }
    response.locals['isAdmitted'] = true;
    next();
  };
}

/** Everything else below `/api`: what nobody needs to sign in for, and addresses that are none. */
export function admittedStranger(edge: Edge): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    if (response.locals['isAdmitted'] !== true)
      edge.limits.admitStranger(addressOf(request), Date.now());
    next();
  };
}

const refusedSignIns: ReadonlySet<string> = new Set([
  'token-refused',
  'session-ended',
  'two-sign-ins',
  'cross-origin',
]);

async function known(edge: Edge, request: Request, now: number) {
  try {
    return await signedIn(edge, request);
  } catch (error) {
    const code = error instanceof Problem ? error.code : undefined;
    if (code === 'sign-in-needed') edge.limits.admitStranger(addressOf(request), now);
    else if (code !== undefined && refusedSignIns.has(code))
      edge.limits.countFailure(addressOf(request), now);
    throw error;
  }
}

function laneOf({ lane = 'ordinary' }: Route, { query }: Request): Lane {
  return typeof lane === 'string' ? lane : lane(query);
}

function addressOf({ ip }: Request): string {
  return ipKeyGenerator(ip ?? '', ipv6Subnet);
}
