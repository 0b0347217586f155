import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { z } from 'zod';
import { samplePeople } from '../sample/people.ts';
import { nearest } from './nearest.ts';
import { homePage, messagePage, pagePolicy, signInPage } from './pages.ts';
import { developmentToken, tokenLifetime } from './provider.ts';
import { isLoopback } from './settings.ts';
import type { SampleLoad } from './sample.ts';
import type { IssuerSettings } from './settings.ts';

const largestBody = 4096;
const TokenRequest = z.strictObject({ person: z.string().min(1).max(200) });

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Our few own addresses; everything else is the provider's (discovery, keys, sign-in, tokens). */
export function createListener(
  provider: Provider,
  settings: IssuerSettings,
  sample: SampleLoad,
): Answer {
  const providerAnswers = provider.callback();
  return async (request, response) => {
    const path = new URL(request.url ?? '/', settings.issuer).pathname;
    if (!isLoopback(hostOf(request))) {
      sendProblem(response, 403, 'This issuer answers requests to a loopback address only.');
    } else if (request.method === 'GET' && path === '/') {
      sendPage(response, 200, homePage(settings.issuer));
    } else if (request.method === 'GET' && path === '/healthz') {
      send(response, 200, 'application/json', JSON.stringify({ status: 'up' }));
    } else if (request.method === 'POST' && path === '/token/development') {
      await giveToken(provider, settings.audience, request, response);
    } else if (request.method === 'POST' && path === '/sample-review') {
      loadSample(sample, request, response);
    } else if (path.startsWith('/sign-in/')) {
      await signIn(provider, request, response);
    } else {
      providerAnswers(request, response);
    }
  };
}

/**
 * `POST /token/development` with JSON `{ person }`. The content type is insisted on, and the host
 * above: so no page of another origin can ask for a token, not even by rebinding a name.
 */
async function giveToken(
  provider: Provider,
  audience: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!request.headers['content-type']?.startsWith('application/json')) {
    return sendProblem(response, 415, 'Send the request as application/json.');
  }
  const wanted = TokenRequest.safeParse(parsedJson(await bodyOf(request)));
  if (!wanted.success) return sendProblem(response, 400, 'Send { "person": "an id" }, no more.');
  const { person } = wanted.data;
  if (!isSamplePerson(person)) return sendProblem(response, 404, unknownPerson(person));
  const token = await developmentToken(provider, audience, person);
  const body = { access_token: token, token_type: 'Bearer', expires_in: tokenLifetime };
  send(response, 200, 'application/json', JSON.stringify(body));
}

/** `POST /sample-review`, asked by the API; the content type is insisted on for the same reason. */
function loadSample(sample: SampleLoad, request: IncomingMessage, response: ServerResponse): void {
  if (!request.headers['content-type']?.startsWith('application/json'))
    return sendProblem(response, 415, 'Send the request as application/json.');
  if (sample.begin()) return send(response, 202, 'application/json', '{"status":"loading"}');
  sendProblem(response, 404, 'This issuer was not told of a register (DATABASE_URL).');
}

/** The sign-in page of one authorization request, and the choice made on it. */
async function signIn(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const interaction = await provider.interactionDetails(request, response).catch(() => undefined);
  if (!interaction) {
    const sentence = 'This sign-in has expired. Go back to the application and start again.';
    return sendPage(response, 400, messagePage('Sign-in expired', sentence));
  }
  if (request.method !== 'POST') return sendPage(response, 200, signInPage(interaction.uid));
  const person = new URLSearchParams(await bodyOf(request)).get('person') ?? '';
  if (!isSamplePerson(person)) {
    return sendPage(response, 404, messagePage('Nobody by that name', unknownPerson(person)));
  }
  await provider.interactionFinished(request, response, { login: { accountId: person } });
}

function isSamplePerson(id: string): boolean {
  return samplePeople.some((person) => person.id === id);
}

/** The sentence about an id that nobody has, with the ids that look like it. */
function unknownPerson(wanted: string): string {
  const ids = samplePeople.map((person) => person.id);
  const similar = nearest(wanted, ids);
  if (similar.length > 0) {
    return `No sample person is called "${wanted}"; did you mean ${similar.join(', ')}?`;
  }
  return `No sample person is called "${wanted}"; some who are: ${ids.slice(0, 5).join(', ')}.`;
}

function hostOf(request: IncomingMessage): string {
  return URL.parse(`http://${request.headers.host ?? ''}`)?.hostname ?? '';
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request.setEncoding('utf8')) {
    body += part;
    if (body.length > largestBody) return '';
  }
  return body;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sendPage(response: ServerResponse, status: number, page: string): void {
  response.setHeader('content-security-policy', pagePolicy);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  send(response, status, 'text/html; charset=utf-8', page);
}

function sendProblem(response: ServerResponse, status: number, detail: string): void {
  const body = { type: 'about:blank', status, detail };
  send(response, status, 'application/problem+json', JSON.stringify(body));
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}
