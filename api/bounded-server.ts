import {
  createServer,
  STATUS_CODES,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { Problem, problemDocument } from './problem.ts';
import { say } from '../domain/words/say.ts';

/**
 * How long a caller may take, and how much they may send before anybody knows who they are. A
 * request counts from when its whole body has been read, so the body's time is generous: a
 * delegation on a thin line is not cut off. What is refused here has reached nothing.
 */
const bounds = {
  /** All headers; a bearer token of 16,000 characters and what goes with it fits. */
  maxHeaderSize: 24 * 1024,
  headersTimeout: 15_000,
  /** Headers and body; a file of 10 MB in two minutes is 0.7 Mbit/s. */
  requestTimeout: 120_000,
  connectionsCheckingInterval: 2000,
  keepAliveTimeout: 5000,
  // Asked for below, where the refusal is a problem document.
  requireHostHeader: false,
  insecureHTTPParser: false,
  joinDuplicateHeaders: false,
} as const;

/** The HTTP server of the API; what is no HTTP is answered with a problem document as well. */
export function createBoundedServer(answer: RequestListener): Server {
  const server = createServer(bounds, (request, response) => {
    const lacksHost = request.httpVersion === '1.1' && request.headers.host === undefined;
    if (lacksHost) end(response, problemFor(undefined));
    else answer(request, response);
  });
  server.on('checkExpectation', (_request, response: ServerResponse) =>
    refuseExpectation(response),
  );
  server.on('clientError', (error: Error, socket: Duplex) => refuse(error, socket));
  return server;
}

function refuseExpectation(response: ServerResponse): void {
  const problem = new Problem(
    'unknown-expectation',
    say`Of the header Expect only 100-continue is known. Nothing has happened; leave it out.`,
  );
  end(response, problem);
}

function end(response: ServerResponse, problem: Problem): void {
  const { head, body } = written(problem);
  response.writeHead(problem.status, head).end(body);
}

function written(problem: Problem) {
  const id = randomUUID();
  const body = JSON.stringify(problemDocument(problem, id, 'en'));
  const head = {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'X-Request-Id': id,
    Connection: 'close',
  };
  return { head, body };
}

function refuse(error: Error, socket: Duplex): void {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const problem = problemFor(code);
  const { head, body } = written(problem);
  const status = `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`;
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
  socket.end([status, ...lines, '', body].join('\r\n'));
}

function problemFor(code: unknown): Problem {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Problem(
      'headers-too-large',
      say`The headers are larger than ${bounds.maxHeaderSize / 1024} kB. Nothing has happened; leave out what is not needed.`,
    );
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Problem(
      'request-too-slow',
      say`The request did not arrive whole in time. Nothing has happened; send the same again with the same Idempotency-Key.`,
    );
  return new Problem(
    'malformed-request',
    say`This is no request of HTTP/1.1. Nothing has happened.`,
  );
}
