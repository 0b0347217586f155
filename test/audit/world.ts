import { canonical, contentHash } from '../../audit/canonical.ts';
import { hashOfLeaf } from '../../audit/leaf.ts';
import type { Leaf } from '../../audit/leaf.ts';
import type { Content } from '../../audit/receipt.ts';
import { Frontier, leafHash, rootOf } from '../../audit/tree.ts';
import type { Hash } from '../../audit/tree.ts';
import { Walk } from '../../audit/walk.ts';
import type { Difference, KeptEntry, Witness } from '../../audit/walk.ts';

/** All that a register has, small enough to be tampered with thousands of times. */
export type World = {
  entries: KeptEntry[];
  events: Map<string, Content>;
  rows: Map<string, Record<string, unknown>>;
  /** Texts by the hash under which they are kept. */
  documents: Map<Hash, string>;
  nodes: Map<string, Hash>;
  size: number;
};

const workflows = ['recommendation:R-1', 'recommendation:R-2', 'review:SDPR'];

export function digest(text: string): Hash {
  return contentHash(text);
}

/** A register as Nemcon would leave it after so many acts. */
export function worldOf(size: number): World {
  const world: World = {
    entries: [],
    events: new Map(),
    rows: new Map(),
    documents: new Map(),
    nodes: new Map(),
    size: 0,
  };
  const texts = new Map<string, Hash>();
  for (let number = 0; number < size; number += 1) {
    if (number % 5 === 3) addPerson(world, number);
    else addEvent(world, number, texts);
  }
  keepNodes(world);
  return world;
}

function addEvent(world: World, number: number, texts: Map<string, Hash>): void {
  const workflow = workflows[number % 3] ?? '';
  const sequence = [...world.events.keys()].filter((key) => key.startsWith(`${workflow}/`)).length;
  const text = `the text ${number}`;
  world.documents.set(digest(text), text);
  const event =
    number % 4 === 0
      ? { type: 'version-frozen', number, text: digest(text) }
      : { type: 'responded', response: { position: 'agree', reason: digest(text) } };
  const by = { is: 'person', person: `p-${number}`, body: 'NOR', role: 'delegate', mandate: 'm' };
  const content = { sequence: sequence + 1, at: 1_717_747_200_000 + number, by, event };
  if (number % 4 === 0) texts.set(workflow, digest(text));
  world.events.set(`${workflow}/${sequence + 1}`, content);
  append(world, null, {
    kind: 'event',
    workflow,
    sequence: sequence + 1,
    hash: contentHash(content),
    text: texts.get(workflow) ?? null,
    salt: saltOf(number),
  });
}

function addPerson(world: World, number: number): void {
  const id = `person-${number % 4}`;
  const content = { id, name: `Name ${number}`, email: null, version: number };
  world.rows.set(`person ${id}`, content);
  append(world, content, {
    kind: 'person',
    key: id,
    hash: contentHash(content),
    salt: saltOf(number),
  });
}

function append(world: World, content: unknown, leaf: Leaf): void {
  world.entries.push(entryOf(world.entries.length, leaf, content));
  world.size = world.entries.length;
}

export function entryOf(index: number, leaf: Leaf, content: unknown): KeptEntry {
  const key = leaf.kind === 'event' ? `${leaf.workflow}/${leaf.sequence}` : leaf.key;
  return {
    index,
    kind: leaf.kind,
    key,
    leaf: canonical(leaf),
    hash: hashOfLeaf(leaf),
    content,
    redaction: null,
  };
}

export function saltOf(number: number): string {
  return number.toString(16).padStart(32, '0');
}

/** The nodes as the worker would have kept them for these entries. */
export function keepNodes(world: World): void {
  const frontier = new Frontier();
  world.nodes = new Map();
  for (const { hash } of world.entries)
    for (const { level, index, hash: node } of frontier.append(hash))
      world.nodes.set(`${level}/${index}`, node);
}

/** What a delegation that kept the newest checkpoint has of it. */
export function headOf(world: World): Witness {
  const root = rootOf(world.entries.map(({ leaf }) => leafHash(leaf)));
  return { is: 'head', what: 'the checkpoint', size: world.entries.length, root };
}

/** Walks the whole, as `npm run audit -- verify` does over the register. */
export function walked(world: World, witnesses: readonly Witness[]): Difference | null {
  const walk = new Walk(witnesses);
  for (const entry of world.entries) {
    const event = world.events.get(entry.key);
    const found = walk.step(entry, {
      event: entry.kind === 'event' ? event : undefined,
      lost: event ? lostOf(world, event) : [],
      nodeAt: ({ level, index }) => world.nodes.get(`${level}/${index}`),
    });
    if (found) return found;
  }
  const events = new Map<string, number>();
  for (const key of world.events.keys()) {
    const workflow = key.slice(0, key.lastIndexOf('/'));
    events.set(workflow, (events.get(workflow) ?? 0) + 1);
  }
  return walk.end({ size: world.size, events, rows: world.rows });
}

function lostOf(world: World, event: Content): Hash[] {
  const named = JSON.stringify(event.event).match(/[0-9a-f]{64}/g) ?? [];
  return named.filter((hash) => digest(world.documents.get(hash) ?? '') !== hash);
}
