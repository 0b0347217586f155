import { Agent, request as send } from 'node:http';
import { z } from 'zod';
import { routes } from '../../api/routes/index.ts';
import type { ApiProcess } from './api-process.ts';
import { badRequest, type BadRequest } from './bad-request.ts';
import { Contract } from './contract.ts';
import { dice } from './dice.ts';

/** What came back. */
type Got = {
  readonly status: number;
  readonly headers: string;
  readonly type: string;
  readonly body: string;
};

/** What must not have happened, in one line that says how to see it again. */
export type Fault = string;

export type Volley = {
  readonly sent: number;
  readonly faults: readonly Fault[];
  readonly statuses: Readonly<Record<string, number>>;
};

const atOnce = 16;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const people = ['sofia.marin', 'delegate.deu', 'kari.holm', 'pieter.devos', 'nobody.at.all'];

/** Sends so many bad requests to every route in turn, and says what was wrong with the answers. */
export async function volley(api: ApiProcess, seed: number, count: number): Promise<Volley> {
  const contract = new Contract(await (await fetch(new URL('/api/openapi.json', api.url))).json());
  const tokens = new Map(
    await Promise.all(people.map(async (one) => [one, await api.token(one)] as const)),
  );
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const faults: Fault[] = [];
  const statuses: Record<string, number> = {};
  let next = 0;
  const one = async () => {
    for (let index = next++; index < count; index = next++) {
      const chosen = dice(seed + index * 7919);
      const route = contract.operations[index % contract.operations.length];
      if (route === undefined) throw new Error('The contract has no routes.');
      const asked = harmless(badRequest(contract, route, chosen));
      const token = tokens.get(chosen.pick(people)) ?? '';
      const got = await answerTo(api.url, asked, token, agent).catch((error: unknown) =>
        String(error),
      );
      const wrong = typeof got === 'string' ? got : wrongWith(asked, got);
      if (typeof got !== 'string') statuses[got.status] = (statuses[got.status] ?? 0) + 1;
      if (wrong !== null)
        faults.push(
          `seed ${seed}, number ${index}: ${asked.method} ${asked.target.slice(0, 200)} (${asked.what}) ${wrong} <- ${String(asked.body).slice(0, 300)}`,
        );
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  agent.destroy();
  return { sent: count, faults, statuses };
}

/** What the contract lets through may be refused by a rule or not: it is only asked what it would do. */
function harmless(asked: BadRequest): BadRequest {
  if (asked.isRefused || !isGoodByContract(asked)) return { ...asked, isRefused: true };
  // Where a rule refuses it, the rule says what it minds.
  if (asked.method !== 'POST') return { ...asked, where: null };
  const joined = asked.target.includes('?') ? '&' : '?';
  // A second dryRun would be a list, and refused for that.
  const target = asked.target.includes('dryRun=')
    ? asked.target
    : `${asked.target}${joined}dryRun=true`;
  return { ...asked, target, where: null, isRefused: target === asked.target };
}

function isGoodByContract({ route, method, body }: BadRequest): boolean {
  if (route.body === null || method !== 'POST') return true;
  const known = routes.find((one) => one.path === route.path && one.method === 'post');
  try {
    return (
      known?.body?.safeParse(
        JSON.parse(typeof body === 'string' ? body : utf8.decode(body ?? undefined)),
      ).success === true
    );
  } catch {
    return false;
  }
}

/**
 * A connection that was kept may end while the next request is on its way, and a machine that stood
 * still has all of them time out at once: then it is sent anew. What is cut off each time is a fault.
 */
class CutOff extends Error {}

async function answerTo(url: URL, asked: BadRequest, token: string, agent: Agent): Promise<Got> {
  const again = async (error: unknown) => {
    if (!(error instanceof CutOff)) throw error;
    return await sentOnce(url, asked, token, new Agent());
  };
  return await sentOnce(url, asked, token, agent).catch(again).catch(again);
}

async function sentOnce(url: URL, asked: BadRequest, token: string, agent: Agent): Promise<Got> {
  const { method, target: path, headers, body } = asked;
  const sent = {
    authorization: `Bearer ${token}`,
    ...headers,
    ...(body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
  };
  return await new Promise((settle, fail) => {
    const line = { host: url.hostname, port: url.port, method, path, agent, headers: latin1(sent) };
    const out = send(line, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.once('end', () =>
        settle({
          status: response.statusCode ?? 0,
          headers: response.rawHeaders.join('\n'),
          type: response.headers['content-type'] ?? '',
          body: text,
        }),
      );
      response.once('error', fail);
    });
    out.once('error', (error: NodeJS.ErrnoException) =>
      fail(error.code === 'ECONNRESET' ? new CutOff(error.message) : error),
    );
    out.setTimeout(30_000, () => out.destroy(new Error('No answer came in 30 s.')));
    out.end(body ?? undefined);
  });
}

function latin1(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Buffer.from(value).toString('latin1')]),
  );
}

/** What no refusal tells: where our files lie, what they are made of, what the register is asked. */
const inner =
  /node_modules|\.ts\b|\bat (async )?[\w.]+ \(|\bselect\b.+\bfrom\b|insert into|nemcon\.[a-z_]+|MikroORM|kysely|ZodError|\bzod\b|body-parser|\bexpress\b|\bpg\b|PostgreSQL|SQLSTATE|SyntaxError|TypeError|RangeError|Unexpected token|ECONN|\bpino\b|Temporal\b|\/home\/|\/root\//i;

const ProblemSeen = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  code: z.string(),
  instance: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

/** Nobody signs the log in these tests, and the address says so. */
const trulyAway = '"code":"not-signed-yet"';

function wrongWith(asked: BadRequest, { status, headers, type, body }: Got): string | null {
  const isUnsigned = body.includes(trulyAway) || asked.route.path.startsWith('/api/audit/');
  if (status === 503 && isUnsigned) return null;
  if (status >= 500) return `answered ${status}: ${body.slice(0, 200)}`;
  if (asked.isRefused && status < 400) return `was accepted with ${status}`;
  if (status < 400) return null;
  if (inner.test(headers)) return `tells in a header ${inner.exec(headers)?.[0]}`;
  if (asked.method === 'HEAD') return null;
  if (!type.startsWith('application/problem+json')) return `answered ${status} as ${type}`;
  const problem = ProblemSeen.safeParse(parsedJson(body)).data;
  if (problem?.status !== status) return `is no problem document: ${body.slice(0, 200)}`;
  const told = `${problem.title} ${JSON.stringify(problem.errors ?? [])} ${problem.instance}`;
  if (inner.test(told)) return `tells ${inner.exec(told)?.[0]}`;
  return problem.code === 'invalid-request' ? misplaced(asked, problem.errors) : null;
}

/** A refused field is named, or the whole that it stands in. */
function misplaced(
  { where }: BadRequest,
  errors: readonly { path: string; message: string }[] = [],
): string | null {
  if (errors.length === 0) return 'names no field';
  if (where === null || errors.some(({ path }) => /^\/(query|path)\//.test(path))) return null;
  const isNear = errors.some(({ path }) => path.startsWith(where) || where.startsWith(path));
  return isNear ? null : `names ${errors.map(({ path }) => path).join(', ')}, not ${where}`;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
