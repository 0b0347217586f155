import { z } from 'zod';
import type { Dice } from './dice.ts';

/** The part of JSON Schema that our OpenAPI document uses. */
export type Schema = { readonly [name: string]: unknown };
const Schema: z.ZodType<Schema> = z.record(z.string(), z.unknown());
const Schemas = z.array(Schema);

const Operation = z.looseObject({
  parameters: z
    .array(z.looseObject({ in: z.string(), name: z.string(), schema: Schema }))
    .default([]),
  requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({})) }).optional(),
});
const Document = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.looseObject({ schemas: z.record(z.string(), Schema) }),
});

/** One address with one method, as the OpenAPI document of a running API describes it. */
export type Asked = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query: readonly string[];
  readonly takesKey: boolean;
  /** null: no JSON is sent. */
  readonly body: Schema | null;
};

export class Contract {
  readonly operations: readonly Asked[];
  readonly #schemas: Readonly<Record<string, Schema>>;

  constructor(document: unknown) {
    const { paths, components } = Document.parse(document);
    this.#schemas = components.schemas;
    this.operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { parameters, requestBody }]) => ({
        method: method === 'post' ? ('POST' as const) : ('GET' as const),
        path,
        query: parameters.filter((one) => one.in === 'query').map(({ name }) => name),
        takesKey: parameters.some((one) => one.in === 'header'),
        body: schemaOf(requestBody?.content['application/json']?.['schema']),
      })),
    );
  }

  /** With what it refers to in its place. */
  resolved(schema: Schema): Schema {
    const { $ref } = schema;
    if (typeof $ref !== 'string') return schema;
    const found = this.#schemas[$ref.replace('#/components/schemas/', '')];
    if (found === undefined) throw new Error(`The contract names ${$ref}, which it does not hold.`);
    return this.resolved(found);
  }

  /** Each way in which a value may look: the members of a union, all of them through and through. */
  ways(schema: Schema): readonly Schema[] {
    const { anyOf, oneOf } = this.resolved(schema);
    const either = Schemas.safeParse(oneOf ?? anyOf).data;
    return either === undefined ? [this.resolved(schema)] : either.flatMap((one) => this.ways(one));
  }

  /** The fields of an object, and which of them it must have; null where any name is a field. */
  fields(schema: Schema): { all: Readonly<Record<string, Schema>>; needed: readonly string[] } {
    const { properties, required } = this.resolved(schema);
    return {
      all: z.record(z.string(), Schema).safeParse(properties).data ?? {},
      needed: z.array(z.string()).safeParse(required).data ?? [],
    };
  }

  /** Every name that a field has anywhere, in what is sent and in what is answered. */
  names(): ReadonlySet<string> {
    const names = new Set<string>();
    const walk = (value: unknown) => {
      if (typeof value !== 'object' || value === null) return;
      for (const [name, inner] of Object.entries(value)) {
        if (name === 'properties') for (const field of Object.keys(inner ?? {})) names.add(field);
        walk(inner);
      }
    };
    walk(this.#schemas);
    for (const { body } of this.operations) walk(body);
    return names;
  }

  /** A value that fits, with what may be left out as the dice have it. */
  valid(schema: Schema, dice: Dice, whole = false): unknown {
    const way = dice.pick(this.ways(schema));
    if ('const' in way) return way['const'];
    if (Array.isArray(way['enum'])) return dice.pick<unknown>(way['enum']);
    if (way['type'] === 'string') return text(way, dice);
    if (way['type'] === 'integer' || way['type'] === 'number') return Number(way['minimum'] ?? 1);
    if (way['type'] === 'boolean') return dice.chance(0.5);
    if (way['type'] === 'null') return null;
    if (way['type'] === 'array') return this.#list(way, dice, whole);
    if (way['type'] === 'object') return this.#object(way, dice, whole);
    return 'anything';
  }

  #list({ items }: Schema, dice: Dice, whole: boolean): unknown[] {
    const schema = schemaOf(items);
    return schema === null ? [] : [this.valid(schema, dice, whole)];
  }

  #object(way: Schema, dice: Dice, whole: boolean): Record<string, unknown> {
    const { all, needed } = this.fields(way);
    const chosen = Object.entries(all).filter(
      ([name]) => needed.includes(name) || whole || dice.chance(0.5),
    );
    const known = chosen.map(([name, schema]) => [name, this.valid(schema, dice, whole)] as const);
    const others = schemaOf(way['additionalProperties']);
    const more = others === null ? [] : [['nations', this.valid(others, dice, whole)] as const];
    return Object.fromEntries([...known, ...more]);
  }
}

/** One that fits each pattern of the contract; a new pattern may need a new one here. */
const texts = [
  'nations',
  'SDPR-07',
  'a'.repeat(64),
  '2027-07-09T12:00:00Z',
  '2027-07-09T12:00:00',
  '2027-07-09',
  'BE',
  'en',
  'Europe/Brussels',
  'anna.berg@example.org',
  'Cost table.xlsx',
  '5.1.1',
  'https://example.org/',
];

function text(schema: Schema, dice: Dice): string {
  const { pattern, minLength = 0, maxLength = Infinity, example, description = '' } = schema;
  const fits = (one: string) =>
    (typeof pattern !== 'string' || new RegExp(pattern, 'u').test(one)) &&
    one.length >= Number(minLength) &&
    one.length <= Number(maxLength) &&
    (!/IANA/.test(String(description)) || one.includes('/B'));
  const fitting = [...(typeof example === 'string' ? [example] : []), ...texts].filter(fits);
  if (fitting.length === 0)
    throw new Error(`No text is known that fits ${JSON.stringify(schema)}.`);
  return typeof example === 'string' && fits(example) ? example : dice.pick(fitting);
}

function schemaOf(value: unknown): Schema | null {
  return Schema.safeParse(value).data ?? null;
}
