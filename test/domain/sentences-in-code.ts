import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { z } from 'zod';

/** What the code says to people, read from its syntax. */
export type Sentences = {
  /** Sentences by `say`, with `{0}` where something is filled in. */
  readonly patterns: readonly string[];
  /** Phrases by `asPhrase`, and what a field of the contract says where it does not fit. */
  readonly phrases: readonly string[];
  /** Refusals and sentences that are written as objects where they should not be. */
  readonly byHand: readonly string[];
};

/** Where sentences and refusals are made for everybody, or read from what another process sent. */
const makers = [
  'domain/words/say.ts',
  'domain/policy/as-act.ts',
  'domain/words/recognised.ts',
  'domain/decision.ts',
  'domain/acts/respond.ts',
  'api/write/refusal-problem.ts',
  'activities/sweep/send-again.ts',
];

const Tagged = z.object({
  type: z.literal('TaggedTemplateExpression'),
  tag: z.object({ type: z.literal('Identifier'), value: z.literal('say') }),
  template: z.object({ quasis: z.array(z.object({ cooked: z.string() })) }),
});
const Called = z.object({
  type: z.literal('CallExpression'),
  callee: z.object({ type: z.literal('Identifier'), value: z.literal('asPhrase') }),
  arguments: z.array(z.object({ expression: z.unknown() })),
});
const Property = z.object({
  type: z.literal('KeyValueProperty'),
  key: z.object({ type: z.literal('Identifier'), value: z.literal('error') }),
  value: z.object({ type: z.literal('StringLiteral'), value: z.string() }),
});
const Constant = z.object({
  type: z.literal('VariableDeclarator'),
  id: z.object({ type: z.literal('Identifier'), value: z.string().regex(/Error$/) }),
  init: z.object({ type: z.literal('StringLiteral'), value: z.string() }),
});
const Literal = z.object({ type: z.literal('StringLiteral'), value: z.string() });
const Choice = z.object({
  type: z.literal('ConditionalExpression'),
  consequent: z.unknown(),
  alternate: z.unknown(),
});
const Otherwise = z.object({
  type: z.literal('BinaryExpression'),
  operator: z.literal('??'),
  right: z.unknown(),
});
const Written = z.object({
  type: z.literal('ObjectExpression'),
  properties: z.array(z.unknown()),
});
const Named = z.object({ key: z.object({ value: z.string() }) });

/** Only these are looked at closely: most of a syntax tree is something else. */
const looked: ReadonlySet<unknown> = new Set([
  'TaggedTemplateExpression',
  'CallExpression',
  'KeyValueProperty',
  'VariableDeclarator',
  'ObjectExpression',
]);

/** @param folders from the root of the repository */
export function sentencesIn(folders: readonly string[]): Sentences {
  const patterns = new Set<string>();
  const phrases = new Set<string>();
  const byHand: string[] = [];
  for (const file of folders.flatMap(filesIn)) {
    const isContract = file.startsWith('api/contract/');
    for (const node of nodesOf(parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript' }))) {
      const said = Tagged.safeParse(node).data;
      if (said) patterns.add(patternOf(said.template.quasis));
      const called = Called.safeParse(node).data;
      for (const one of literalsIn(called?.arguments[0]?.expression)) phrases.add(one);
      const found = isContract
        ? (Property.safeParse(node).data?.value ?? Constant.safeParse(node).data?.init)
        : undefined;
      if (found) phrases.add(found.value);
      if (isByHand(node) && !makers.includes(file)) byHand.push(file);
    }
  }
  return { patterns: [...patterns], phrases: [...phrases], byHand };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

function* nodesOf(node: unknown): Generator {
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node && looked.has(node.type)) yield node;
  for (const child of Object.values(node)) yield* nodesOf(child);
}

function patternOf(quasis: readonly { readonly cooked: string }[]): string {
  return quasis
    .map(({ cooked }, index) => (index === 0 ? cooked : `{${index - 1}}${cooked}`))
    .join('');
}

function literalsIn(expression: unknown): string[] {
  const choice = Choice.safeParse(expression).data;
  if (choice) return [...literalsIn(choice.consequent), ...literalsIn(choice.alternate)];
  const otherwise = Otherwise.safeParse(expression).data;
  if (otherwise) return literalsIn(otherwise.right);
  const literal = Literal.safeParse(expression).data;
  return literal ? [literal.value] : [];
}

/** `{ ok: false, code, message }`, or `{ text, pattern }`. */
function isByHand(node: unknown): boolean {
  const written = Written.safeParse(node).data;
  if (!written) return false;
  const keys = written.properties.map(
    (one) => Named.safeParse(one).data?.key.value ?? shorthand(one),
  );
  return (
    ['ok', 'code', 'message'].every((key) => keys.includes(key)) ||
    ['text', 'pattern'].every((key) => keys.includes(key))
  );
}

function shorthand(property: unknown): string | undefined {
  return z.object({ type: z.literal('Identifier'), value: z.string() }).safeParse(property).data
    ?.value;
}
