import { describe, expect, test } from '@jest/globals';
import { contentHash } from '../../audit/canonical.ts';
import { leafHash } from '../../audit/tree.ts';
import type { KeptEntry, Witness } from '../../audit/walk.ts';
import { readLeaf } from '../../audit/leaf.ts';
import { digest, entryOf, headOf, keepNodes, saltOf, walked, worldOf } from './world.ts';
import type { World } from './world.ts';

/** A generator of the same numbers each time (mulberry32), so that a failure can be seen again. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

type Roll = (below: number) => number;
/** Does one thing to a world; false where it changed nothing that could be found. */
type Tampering = (world: World, roll: Roll) => boolean;

function pick<T>(from: Iterable<T>, roll: Roll): T {
  const all = [...from];
  const one = all[roll(all.length)];
  if (one === undefined) throw new RangeError('nothing to pick from');
  return one;
}

const eventEntries = ({ entries }: World) => entries.filter(({ kind }) => kind === 'event');

/** Puts entries in their places again, as somebody would who hides that one is gone or new. */
function renumber(world: World): void {
  world.entries = world.entries.map((entry, index) => ({ ...entry, index }));
  world.size = world.entries.length;
}

/** Makes an event another one, and its entry with all its hashes too. */
function rewrite(world: World, entry: KeptEntry, salt: string): void {
  const content = world.events.get(entry.key);
  const leaf = readLeaf(entry.leaf);
  if (!content || leaf?.kind !== 'event') throw new TypeError('no event');
  const changed = { ...content, at: content.at + 1 };
  world.events.set(entry.key, changed);
  const forged = { ...leaf, hash: contentHash(changed), salt };
  world.entries[entry.index] = entryOf(entry.index, forged, null);
}

const tamperings: Record<string, Tampering> = {
  'edit the text of an entry': (world, roll) => {
    const entry = pick(world.entries, roll);
    const leaf = entry.leaf.replace(/"salt":"./, (salt) => salt.slice(0, -1) + 'f');
    world.entries[entry.index] = { ...entry, leaf };
    return leaf !== entry.leaf;
  },
  'edit an entry and its hash': (world, roll) => {
    const entry = pick(world.entries, roll);
    const leaf = entry.leaf.replace(/"salt":"./, (salt) => salt.slice(0, -1) + 'f');
    world.entries[entry.index] = { ...entry, leaf, hash: leafHash(leaf) };
    return leaf !== entry.leaf;
  },
  'edit an event': (world, roll) => {
    const { key } = pick(eventEntries(world), roll);
    const content = world.events.get(key);
    if (content) world.events.set(key, { ...content, by: { is: 'operator' } });
    return true;
  },
  'edit an event, its entry and the hashes': (world, roll) => {
    rewrite(world, pick(eventEntries(world), roll), saltOf(roll(1e9)));
    return true;
  },
  'edit an event, its entry, the hashes and all nodes': (world, roll) => {
    rewrite(world, pick(eventEntries(world), roll), saltOf(roll(1e9)));
    keepNodes(world);
    return true;
  },
  'delete an entry': (world, roll) => {
    const { index } = pick(world.entries, roll);
    world.entries.splice(index, 1);
    return true;
  },
  'delete an entry with its event, then number and compute all again': (world, roll) => {
    const entry = pick(eventEntries(world), roll);
    world.entries.splice(entry.index, 1);
    world.events.delete(entry.key);
    renumber(world);
    keepNodes(world);
    return true;
  },
  'delete an event': (world, roll) => world.events.delete(pick(world.events.keys(), roll)),
  'delete a row': (world, roll) => world.rows.delete(pick(world.rows.keys(), roll)),
  'insert an event without an entry': (world, roll) => {
    const [workflow = ''] = pick(world.events.keys(), roll).split('/');
    const sequence = 1 + [...world.events.keys()].filter((key) => key.startsWith(workflow)).length;
    world.events.set(`${workflow}/${sequence}`, { sequence, at: 0, by: {}, event: {} });
    return true;
  },
  'insert an entry for a person, then number and compute all again': (world, roll) => {
    const content = { id: 'ghost', name: 'Ghost', email: null, version: 1 };
    world.rows.set('person ghost', content);
    const leaf = { kind: 'person', key: 'ghost', hash: contentHash(content) } as const;
    const entry = entryOf(0, { ...leaf, salt: saltOf(roll(1e9)) }, content);
    // After the last witnessed entry it would be an act like any other.
    world.entries.splice(roll(world.size), 0, entry);
    renumber(world);
    keepNodes(world);
    return true;
  },
  'insert a row': (world) => {
    world.rows.set('mandate m-9', { id: 'm-9', person: 'ghost' });
    return true;
  },
  'edit a row': (world, roll) => {
    const name = pick(world.rows.keys(), roll);
    world.rows.set(name, { ...world.rows.get(name), email: 'eve@example.org' });
    return true;
  },
  'exchange two entries, then number and compute all again': (world, roll) => {
    const [a, b] = [pick(world.entries, roll), pick(world.entries, roll)];
    world.entries[a.index] = b;
    world.entries[b.index] = a;
    renumber(world);
    keepNodes(world);
    return a !== b;
  },
  'cut the end off, with its events': (world, roll) => {
    const kept = worldOf(roll(world.size));
    Object.assign(world, kept);
    return true;
  },
  'cut entries only': (world, roll) => {
    world.entries.splice(roll(world.size));
    return true;
  },
  'edit a document': (world, roll) => {
    world.documents.set(pick(world.documents.keys(), roll), 'another text');
    return true;
  },
  'exchange two documents': (world, roll) => {
    const [a, b] = [pick(world.documents.keys(), roll), pick(world.documents.keys(), roll)];
    const [of, by] = [world.documents.get(a) ?? '', world.documents.get(b) ?? ''];
    world.documents.set(a, by).set(b, of);
    return of !== by;
  },
  'delete a document': (world, roll) => world.documents.delete(pick(world.documents.keys(), roll)),
  'go back to an old backup and act anew': (world, roll) => {
    const old = worldOf(1 + roll(world.size - 1));
    const [, content] = [...old.rows][0] ?? [];
    const salt = saltOf(1_000_000 + roll(1e9));
    while (old.entries.length < world.size) {
      const leaf = {
        kind: 'body',
        key: `B-${old.entries.length}`,
        hash: digest('x'),
        salt,
      } as const;
      old.entries.push(entryOf(old.entries.length, leaf, 'x'));
      old.rows.set(`body ${leaf.key}`, {});
    }
    renumber(old);
    keepNodes(old);
    Object.assign(world, old);
    return content !== null;
  },
};

/** The last entry, as the receipt of whoever acted last has it. */
function receiptOf({ entries }: World): Witness[] {
  const { index, hash } = entries.at(-1) ?? { index: 0, hash: '' };
  return [{ is: 'entry', what: 'the receipt', index, hash }];
}

const perKind = 500;

describe('a register whose newest checkpoint somebody kept outside', () => {
  test('is found whole while nobody tampers with it', () => {
    for (let size = 1; size <= 40; size += 1) {
      const world = worldOf(size);
      expect(walked(world, [headOf(world), ...receiptOf(world)])).toBeNull();
    }
  });

  test.each(Object.keys(tamperings))(`shows it when they %s, ${perKind} times`, (name) => {
    const roll = dice(name.length * 7919);
    let tried = 0;
    while (tried < perKind) {
      const world = worldOf(6 + roll(20));
      const witness = headOf(world);
      if (tamperings[name]?.(world, roll) !== true) continue;
      tried += 1;
      const found = walked(world, [witness]);
      if (found === null) throw new Error(`not found: ${JSON.stringify([...world.entries])}`);
      expect(found.why).toMatch(/^(Entry \d+ |One of the entries |The register |The log )/);
    }
  });
});

describe('the first entry that differs is named', () => {
  test('where an entry, its event, or what belongs to it was changed alone', () => {
    for (let index = 0; index < 20; index += 1) {
      const world = worldOf(20);
      const entry = world.entries[index];
      if (entry?.kind !== 'event') continue;
      const content = world.events.get(entry.key);
      if (content) world.events.set(entry.key, { ...content, at: content.at + 1 });
      expect(walked(world, [])).toMatchObject({ index });
    }
  });

  test('to within two where all was forged but the nodes that were kept', () => {
    for (let index = 0; index < 20; index += 1) {
      const world = worldOf(20);
      const entry = world.entries[index];
      if (entry?.kind !== 'event') continue;
      rewrite(world, entry, saltOf(99));
      expect(walked(world, [])).toMatchObject({ index: index - (index % 2) });
    }
  });

  test('by the receipt that witnesses it, where all was forged', () => {
    const world = worldOf(20);
    const witnesses = receiptOf(world);
    const entry = world.entries.at(-1);
    if (entry) rewrite(world, entry, saltOf(99));
    keepNodes(world);
    expect(walked(world, [])).toBeNull();
    expect(walked(world, witnesses)).toMatchObject({ index: 19 });
  });

  test('as the range since the last checkpoint that fits, where nothing else is left', () => {
    const world = worldOf(20);
    const witnesses = [headOf(worldOf(8)), headOf(world)];
    const entry = world.entries[12];
    if (entry) rewrite(world, entry, saltOf(99));
    keepNodes(world);
    expect(walked(world, witnesses)?.why).toMatch(/^One of the entries 8 to 19 /);
  });
});
