import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { z } from 'zod';
import { readConfiguration } from '../../api/configuration.ts';
import { startApi } from '../../api/server.ts';
import { verifyLog } from '../../store/audit/verify.ts';
import { putBodies } from '../../store/bodies.ts';
import { insertMandate } from '../../store/mandates.ts';
import { putPeople } from '../../store/people.ts';
import { sampleBodies } from '../../tools/sample/bodies.ts';
import { nations, offices } from '../../tools/sample/offices.ts';
import { samplePeople } from '../../tools/sample/people.ts';
import { openHarness, type Harness } from '../workflow/harness.ts';
import { startTokenIssuer, type TokenIssuer } from './token-issuer.ts';

export type Answered = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
  /** The answer at a path, for example `at('accepted', 'sequence')`. */
  readonly at: (...path: (string | number)[]) => unknown;
};

export type Asking = {
  readonly key?: string;
  readonly headers?: Record<string, string>;
  /** Sent as it is, instead of a body as JSON. */
  readonly raw?: string;
};

/** The real API on a real register and a real Temporal, with the sample people signed in by us. */
export type TestedApi = {
  readonly url: string;
  readonly harness: Harness;
  readonly issuer: TokenIssuer;
  readonly get: (person: string | null, path: string) => Promise<Answered>;
  readonly post: (
    person: string | null,
    path: string,
    body: unknown,
    asking?: Asking,
  ) => Promise<Answered>;
  readonly close: () => Promise<void>;
};

const Json = z.record(z.string(), z.unknown());

/**
 * @param environment more of it, given the URL of the test's database
 * @param tokenOf of another issuer, where `environment` names one
 */
export async function openTestedApi(
  environment: (databaseUrl: string) => Record<string, string> = () => ({}),
  tokenOf?: (person: string) => Promise<string>,
): Promise<TestedApi> {
  const harness = await openHarness('dev');
  const issuer = await startTokenIssuer();
  await keepSample(harness);
  const api = await startApi(
    readConfiguration({
      DATABASE_URL: harness.databaseUrl,
      TEMPORAL_ADDRESS: process.env['NEMCON_TEST_TEMPORAL_ADDRESS'],
      TEMPORAL_TASK_QUEUE: harness.taskQueue,
      TEMPORAL_UI_URL: 'http://temporal.example',
      OIDC_ISSUER: issuer.url,
      API_PORT: '0',
      LOG_LEVEL: 'silent',
      // Tests ask more in a minute than people do; those of the limits set their own.
      API_RATE_LIMIT: '1000000',
      ...environment(harness.databaseUrl),
    }),
  );
  return {
    url: api.url,
    harness,
    issuer,
    ...askingOf(api.url, tokenOf ?? ((person) => issuer.token(person))),
    close: async () => {
      await api.close();
      // Whatever was done, the audit log and the register agree.
      expect((await verifyLog(harness.store, [])).difference).toBeNull();
      await issuer.close();
      await harness.close();
    },
  };
}

/** Requests by the sample people; each signs in once. */
function askingOf(
  url: string,
  tokenOf: (person: string) => Promise<string>,
): Pick<TestedApi, 'get' | 'post'> {
  const tokens = new Map<string, Promise<string>>();
  const signed = async (person: string | null): Promise<Record<string, string>> => {
    if (person === null) return {};
    const token = tokens.get(person) ?? tokenOf(person);
    tokens.set(person, token);
    return { authorization: `Bearer ${await token}` };
  };
  return {
    get: async (person, path) =>
      answered(await fetch(new URL(path, url), { headers: await signed(person) })),
    post: async (person, path, body, asking = {}) => {
      const headers = {
        ...(await signed(person)),
        'content-type': 'application/json',
        'idempotency-key': asking.key ?? randomUUID(),
        ...asking.headers,
      };
      const sent = asking.raw ?? JSON.stringify(body);
      return answered(await fetch(new URL(path, url), { method: 'POST', headers, body: sent }));
    },
  };
}

async function answered(response: Response): Promise<Answered> {
  const { status, headers } = response;
  const body = Json.safeParse(parsedJson(await response.text())).data ?? {};
  return { status, headers, body, at: (...steps) => within(body, steps) };
}

export async function keepSample({ store }: Harness): Promise<void> {
  await putBodies(store, sampleBodies);
  await putPeople(
    store,
    samplePeople.map(({ id, name, email }) => ({ id, name, email })),
  );
  for (const { id: person, body, role } of samplePeople)
    await insertMandate(store, {
      id: `sample-${person}`,
      person,
      body,
      role,
      from: Date.parse('2024-01-01T00:00:00Z'),
      until: null,
      lentFrom: null,
      grantedBy: 'sofia.marin',
    });
}

/** What setting up an `sdpr-demo` review takes, with the sample's bodies and desks. */
export function demoReview(id: string, more: Record<string, unknown> = {}) {
  return {
    id,
    title: 'A review in seconds',
    procedure: { id: 'sdpr-demo' },
    summitAt: new Date(Date.now() + 120_000).toISOString(),
    groups: [{ body: 'WG-1', members: ['NOR', 'DEU', 'FRA'] }, { body: 'WG-2' }],
    electorates: { nations },
    offices,
    ...more,
  };
}

/** An id that no other test uses: workflow ids are shared by all tests of a server. */
export function freshId(prefix: string): string {
  return `${prefix}-${randomUUID().slice(0, 8)}`;
}

function within(value: unknown, [step, ...rest]: (string | number)[]): unknown {
  if (step === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  return within(Object.entries(value).find(([name]) => name === String(step))?.[1], rest);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The answer, which has to be 200. */
export async function done(asked: Promise<Answered>): Promise<Answered> {
  const answer = await asked;
  expect([answer.status, answer.at('code'), answer.at('detail')]).toEqual([
    200,
    undefined,
    undefined,
  ]);
  return answer;
}
