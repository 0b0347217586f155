import { randomUUID } from 'node:crypto';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { inRequest } from '../log/log.ts';
import { pathOf } from '../log/path-of.ts';
import type { Edge } from './edge.ts';
import { answerProblem } from './answer-problem.ts';
import { Download } from './download.ts';
import { admitted, admittedStranger } from './limits/admitted.ts';
import { EventStream } from './event-stream.ts';
import { describeApi } from './openapi.ts';
import { Problem } from './problem.ts';
import { readJson } from './read-json.ts';
import { largestFile } from '../domain/attachable.ts';
import type { Route } from './route.ts';
import { Streamed } from './streamed.ts';
import { takeLogoutTokens } from './routes/back-channel-logout.ts';
import { serveDocs } from './routes/docs.ts';
import { serveCalendar } from './routes/calendar.ts';
import { serveHealth } from './routes/health.ts';
import { serveSignIn } from './routes/sign-in.ts';
import { serveMailLinks } from './routes/mail-links.ts';
import { letTemporalUiAsk, takePayloads } from './routes/temporal-codec.ts';
import { servePages } from './routes/pages.ts';
import { routes } from './routes/index.ts';
import { safety } from './safety.ts';
import { say } from '../domain/words/say.ts';

/** Below these everybody is counted and every write is JSON. */
const ours = ['/api', '/auth'];

/** The whole API as an Express application; `api/server.ts` gives it a port. */
export function createApp(edge: Edge): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('etag', false);
  // What a proxy forbids by its path has one spelling.
  app.set('case sensitive routing', true);
  app.set('trust proxy', [...edge.configuration.trustedProxies]);
  app.use(named, logged(edge));
  app.use(safety(edge.configuration.publicUrl));
  serveHealth(app, edge);
  const { pages } = edge.configuration;
  if (pages !== null) servePages(app, pages);
  serveMailLinks(app);
  serveDocs(app, describeApi(edge.configuration, routes));
  letTemporalUiAsk(app, edge);
  for (const route of routes) app[route.method](expressPath(route.path), admitted(edge, route));
  app.use(ours, admittedStranger(edge));
  for (const { path, bytes } of routes) if (bytes) app.post(path, takeBytes());
  takePayloads(app);
  takeLogoutTokens(app, edge);
  app.use(ours, ...readJson);
  serveSignIn(app, edge);
  serveCalendar(app, edge);
  for (const route of routes) mount(app, edge, route);
  refuseOtherMethods(app);
  app.use((request: Request) => {
    throw new Problem(
      'unknown-address',
      say`Nothing answers at ${request.path}. GET /api/docs lists the addresses.`,
    );
  });
  app.use(answerProblem(edge));
  return app;
}

function mount(app: Express, edge: Edge, route: Route): void {
  app[route.method](expressPath(route.path), async (request: Request, response: Response) => {
    // Express forgets the parameters before an error reaches its handler, and a refused attempt
    // is recorded with what it was about.
    response.locals['subject'] = Object.values(request.params)[0];
    const { status, body, headers = {} } = await route.run(edge, request);
    response.set({ 'cache-control': 'no-store', ...headers }).status(status);
    if (body instanceof Streamed || body instanceof EventStream) await body.sendTo(response);
    else if (body instanceof Download) response.set(body.headers).end(body.bytes);
    else if (body === undefined) response.end();
    else response.json(body);
  });
}

/** A file is read only for somebody who has been admitted, and only as long as it may be. */
function takeBytes() {
  return express.raw({ limit: largestFile, type: () => true, inflate: false });
}

function refuseOtherMethods(app: Express): void {
  for (const path of new Set(routes.map((route) => route.path))) {
    const methods = routes.filter((route) => route.path === path).map(({ method }) => method);
    const allowed = methods.map((method) => method.toUpperCase()).join(', ');
    app.all(expressPath(path), (request: Request, response: Response) => {
      response.set('allow', allowed);
      throw new Problem(
        'method-not-allowed',
        say`${request.path} answers to ${allowed}, not to ${request.method}. Nothing has happened.`,
      );
    });
  }
}

/** `/api/reviews/{id}` as Express writes it. */
function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

function named(request: Request, response: Response, next: NextFunction): void {
  const given = request.get('x-request-id');
  const id = given !== undefined && /^[\w-]{1,64}$/.test(given) ? given : randomUUID();
  response.locals['requestId'] = id;
  response.set('x-request-id', id);
  inRequest(id, next);
}

/** A line for each request, without its texts, its query or its token. */
function logged({ log }: Edge) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const began = performance.now();
    response.once('finish', () => {
      const { method, originalUrl } = request;
      const path = pathOf(originalUrl);
      const status = response.statusCode;
      const ms = Math.round(performance.now() - began);
      log.debug({ method, path, status, ms }, 'answered');
    });
    next();
  };
}
