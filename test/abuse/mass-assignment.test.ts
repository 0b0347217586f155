import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { routes } from '../../api/routes/index.ts';
import { type Answered, openTestedApi, type TestedApi } from '../api/running-api.ts';
import { Contract, type Schema } from './contract.ts';
import { dice } from './dice.ts';

/** What an attacker would try first, whether or not we have it. */
const classic = [
  'isAdmin',
  'admin',
  'roles',
  'permissions',
  'owner',
  'userId',
  'createdAt',
  'deleted',
];

let api: TestedApi;
let contract: Contract;

beforeAll(async () => {
  api = await openTestedApi();
  contract = new Contract((await api.get(null, '/api/openapi.json')).body);
}, 60_000);
afterAll(() => api.close());

/** One object somewhere in a body that fits the contract. */
type Level = {
  readonly pointer: string;
  readonly at: Record<string, unknown>;
  readonly own: ReadonlySet<string>;
};

/** Each object of a valid body that has fields of its own, with which they are. */
function levelsOf(schema: Schema, value: unknown, pointer = ''): Level[] {
  if (typeof value !== 'object' || value === null) return [];
  const way = contract.ways(schema).find((one) => fits(one, value));
  if (way === undefined) return [];
  if (Array.isArray(value))
    return value.flatMap((one, index) =>
      levelsOf(record(way['items']), one, `${pointer}/${index}`),
    );
  const { all } = contract.fields(way);
  const isOpen = typeof way['additionalProperties'] === 'object';
  const inner = Object.entries(value).flatMap(([name, one]) =>
    levelsOf(all[name] ?? record(way['additionalProperties']), one, `${pointer}/${name}`),
  );
  return isOpen
    ? inner
    : [{ pointer, at: record(value), own: new Set(Object.keys(all)) }, ...inner];
}

function fits(way: Schema, value: object): boolean {
  if (Array.isArray(value)) return way['type'] === 'array';
  if (way['type'] !== 'object') return false;
  const { all, needed } = contract.fields(way);
  const constants = Object.entries(all).filter(([, one]) => 'const' in one);
  const entries = new Map<string, unknown>(Object.entries(value));
  return (
    needed.every((name) => entries.has(name)) &&
    constants.every(([name, one]) => entries.get(name) === one['const'])
  );
}

function record(value: unknown): Record<string, unknown> {
  const isRecord = (one: unknown): one is Record<string, unknown> =>
    typeof one === 'object' && one !== null;
  return isRecord(value) ? value : {};
}

/** The names of every field of every contract, state, event, entity and table that we have. */
function everyName(): string[] {
  const sources = ['domain', 'domain/review', 'store/entities'].flatMap((folder) =>
    readdirSync(new URL(`../../${folder}/`, import.meta.url))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(new URL(`../../${folder}/${file}`, import.meta.url), 'utf8')),
  );
  const fields = sources.flatMap((source) =>
    [...source.matchAll(/^ +(?:readonly )?(\w+)\??: /gm)].map(([, name]) => name ?? ''),
  );
  return [...new Set([...contract.names(), ...fields, ...classic])];
}

/** Every write with each way in which its body may look. */
function writes(): { path: string; name: string; way: Schema }[] {
  return contract.operations.flatMap(({ method, path, body }) =>
    method === 'GET' || body === null
      ? []
      : contract.ways(body).map((way) => {
          const { all } = contract.fields(way);
          return { path, way, name: `${path} ${JSON.stringify(all['type']?.['const'] ?? null)}` };
        }),
  );
}

/** These take a whole procedure or case, whose fields the rules know and not the contract. */
const wholeDocuments = ['/api/procedures', '/api/procedures/check', '/api/procedures/simulate'];

describe('a field that a write does not have is refused with its path', () => {
  test('whatever field of ours it is, at every level of every write', () => {
    const names = everyName();
    expect(names.length).toBeGreaterThan(300);
    expect(names).toEqual(
      expect.arrayContaining(['receivedAt', 'mandate', 'role', 'sequence', 'answer']),
    );
    const accepted: string[] = [];
    let tried = 0;
    for (const { path, name, way } of writes()) {
      if (wholeDocuments.includes(path)) continue;
      const schema = routes.find((one) => one.path === path && one.method === 'post')?.body;
      const body = contract.valid(way, dice(1), true);
      expect([name, schema?.safeParse(body).error?.issues]).toEqual([name, undefined]);
      for (const { pointer, at, own } of levelsOf(way, body))
        for (const field of names.filter((one) => !own.has(one))) {
          at[field] = 'x';
          tried += 1;
          if (schema?.safeParse(body).success === true)
            accepted.push(`${name} ${pointer}/${field}`);
          delete at[field];
        }
    }
    expect(accepted).toEqual([]);
    expect(tried).toBeGreaterThan(10_000);
  }, 120_000);

  test('by the running API as well, which names each of them', async () => {
    const names = everyName();
    const wrong: string[] = [];
    const asked: (() => Promise<void>)[] = [];
    for (const { path, name, way } of writes()) {
      if (wholeDocuments.includes(path)) continue;
      const body = contract.valid(way, dice(1), true);
      for (const { pointer, at, own } of levelsOf(way, body)) {
        const fields = names.filter((one) => !own.has(one));
        for (const field of fields) at[field] = 'x';
        const raw = JSON.stringify(body);
        for (const field of fields) delete at[field];
        asked.push(async () => {
          const answer = await api.post('sofia.marin', path.replaceAll(/\{\w+\}/g, 'R-1'), null, {
            raw,
          });
          const missing = fields.filter((field) => !isNamed(answer, `${pointer}/${field}`));
          if (answer.status !== 400 || missing.length > 0)
            wrong.push(
              `${name} ${pointer}: ${answer.status}, ${missing.length} of ${fields.length} not named`,
            );
        });
      }
    }
    for (let from = 0; from < asked.length; from += 8)
      await Promise.all(asked.slice(from, from + 8).map((ask) => ask()));
    expect(asked.length).toBeGreaterThan(60);
    expect(wrong).toEqual([]);
  }, 120_000);

  test('in the query and of a whole procedure, too', async () => {
    for (const { path, method } of contract.operations) {
      const address = `${path.replaceAll(/\{\w+\}/g, 'R-1')}?receivedAt=1`;
      const answer =
        method === 'GET'
          ? await api.get('sofia.marin', address)
          : await api.post('sofia.marin', address, {});
      const paths = JSON.stringify(answer.at('errors') ?? []);
      const isTold = paths.includes('/query/receivedAt') || paths.includes('/path/');
      expect([path, answer.status, isTold]).toEqual([path, 400, true]);
    }
    const yaml = readFileSync(
      new URL('../../procedures/nato-silence.yaml', import.meta.url),
      'utf8',
    );
    const { parse } = await import('yaml');
    const procedure: unknown = parse(yaml);
    for (const field of ['isAdmin', 'receivedAt', 'grantedBy']) {
      const answer = await api.post('sofia.marin', '/api/procedures?dryRun=true', {
        ...record(procedure),
        [field]: 'x',
      });
      expect([answer.status, JSON.stringify(answer.at('errors'))]).toEqual([
        400,
        expect.stringContaining(field),
      ]);
    }
  }, 120_000);
});

/** By its own path, or, where several shapes are possible, by the whole that it stands in. */
function isNamed(answer: Answered, pointer: string): boolean {
  const errors = answer.at('errors');
  const paths = Array.isArray(errors)
    ? errors.map((one: unknown) => String(record(one)['path']))
    : [];
  return paths.some((path) => path === pointer || (path !== '' && pointer.startsWith(`${path}/`)));
}
