import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { writings } from '../../api/contract/fields.ts';
import { innerOf, writingsIn } from '../../api/contract/written.ts';
import { actSchema } from '../../api/contract/acts.ts';
import { routes } from '../../api/routes/index.ts';

/** What no string of a request may bring in, whatever field it is for. */
const unwanted = [
  '\u202E',
  '\u2066',
  '\u200B',
  '\u200E',
  '\u00AD',
  '\uFEFF',
  '\u{E0041}',
  '\u0000',
  '\u001B',
  '\u2028',
  '\uD800',
  '\uE000',
  '\uFFFE',
].flatMap((sign) => [sign, `a${sign}`, `a${sign}b`, `2024-06-01T10:00:00Z${sign}`]);

type Leaf = { readonly path: string; readonly schema: z.ZodString };

/** Every string that a schema lets in, with where it stands. */
function leavesOf(schema: z.core.$ZodType, path: string): Leaf[] {
  const inner = innerOf(schema);
  if (inner !== null) return leavesOf(inner, path);
  if (schema instanceof z.ZodString) return [{ path, schema }];
  if (schema instanceof z.ZodArray) return leavesOf(schema.element, `${path}[]`);
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((option) => leavesOf(option, path));
  if (schema instanceof z.ZodRecord)
    return [
      ...leavesOf(schema.keyType, `${path}{key}`),
      ...leavesOf(schema.valueType, `${path}{}`),
    ];
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, one]) => leavesOf(one, `${path}.${key}`));
  const isHarmless =
    schema instanceof z.ZodEnum ||
    schema instanceof z.ZodLiteral ||
    schema instanceof z.ZodNumber ||
    schema instanceof z.ZodBoolean ||
    schema instanceof z.ZodStringFormat;
  if (isHarmless) return [];
  throw new Error(`${path} is of a kind that this test does not know: look at what it lets in.`);
}

const leaves = routes.flatMap(({ method, path, params, query, body }) => {
  const name = `${method.toUpperCase()} ${path}`;
  const isFile = path === '/api/procedures' || path.startsWith('/api/procedures/');
  return [
    ...leavesOf(params, `${name} path`),
    ...leavesOf(query, `${name} query`),
    // A procedure and a case are files; test/procedures and below see to their strings.
    ...(body === null || isFile ? [] : leavesOf(body, `${name} body`)),
  ];
});

describe('every string of every route goes through the shared fields', () => {
  test('there are many, and prose and titles among them', () => {
    expect(leaves.length).toBeGreaterThan(150);
    const kinds = leaves.map(({ schema }) => writings.get(schema)?.as);
    expect(kinds).toContain('text');
    expect(kinds).toContain('line');
  });

  test.each([...new Map(leaves.map((leaf) => [leaf.path, leaf])).values()].map((l) => [l.path, l]))(
    '%s lets in nothing that a reader does not see',
    (_path, leaf) => {
      if (typeof leaf === 'string') throw new Error('no leaf');
      const all = leaves.filter(({ path }) => path === leaf.path);
      for (const { schema } of all)
        for (const text of unwanted) {
          const parsed = schema.safeParse(text);
          // What another machine wrote is kept, made visible.
          if (parsed.success) expect(parsed.data).toMatch(/\u27E8U\+/);
        }
    },
  );

  test('what is kept is composed as Unicode NFC has it', () => {
    for (const { schema } of leaves) {
      const parsed = schema.safeParse('e\u0301');
      if (parsed.success) expect(parsed.data).toBe('\u00E9');
    }
  });
});

describe("a request's writings are found by its schema", () => {
  test('in an act, in what it nests, and in no id', () => {
    const sent = {
      type: 'freeze-version',
      text: 'The text',
      names: { benchmark: 'B', authority: 'NOR', indicator: 'I', dueDate: '2026-01-01T00:00:00Z' },
      languageVersions: [{ language: 'fr', text: 'Le texte' }],
      annexes: [{ attachment: '0'.repeat(64), name: 'Table.xlsx' }],
    };
    expect(writingsIn(actSchema, sent).map(({ path, as }) => [path, as])).toEqual([
      ['/text', 'text'],
      ['/names/benchmark', 'text'],
      ['/names/indicator', 'text'],
      ['/languageVersions/0/text', 'text'],
      ['/annexes/0/name', 'line'],
    ]);
  });
});
