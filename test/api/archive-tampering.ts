import { z } from 'zod';
import { canonical } from '../../audit/canonical.ts';
import { signCheckpoint } from '../../audit/checkpoint.ts';
import { makeKey, readPrivateKey } from '../../audit/keys.ts';
import { hashOfLeaf, readLeaf } from '../../audit/leaf.ts';
import { inclusionPath } from '../../audit/proof.ts';
import { hashOfRange, leafHash, nodeHash, rootOf } from '../../audit/tree.ts';
import type { HashOfNode } from '../../audit/tree.ts';
import { checkpointBytes } from '../../tools/archive/check-log.ts';
import { linesOf, packed, unpacked, type Member } from '../../tools/archive/container.ts';
import { manifestForm } from '../../tools/archive/form.ts';
import { sha256Of } from '../../tools/archive/sha256.ts';
import type { Dice } from '../abuse/dice.ts';

type Tampering = { readonly what: string; readonly changed: Buffer };

/** Changes of one thing: bytes of the file or of a member, whole members, lines, the checkpoint. */
export async function* singleTamperings(
  bytes: Buffer,
  olderCheckpoint: string,
  { below }: Dice,
): AsyncGenerator<Tampering> {
  const members = await membersOf(bytes);
  for (let count = 0; count < 120; count += 1) {
    const at = below(bytes.length);
    yield { what: `byte ${at}`, changed: withByte(bytes, at, below(255) + 1) };
  }
  for (let count = 0; count < 20; count += 1)
    yield { what: 'cut short', changed: bytes.subarray(0, below(bytes.length)) };
  yield { what: 'lengthened', changed: Buffer.concat([bytes, Buffer.alloc(512)]) };
  for (const [place, one] of members.entries()) {
    const to = (other: Member | null) =>
      packed(members.flatMap((old) => (old === one ? (other ?? []) : old)));
    const { name } = one;
    yield { what: `${name} removed`, changed: await to(null) };
    yield { what: `${name} emptied`, changed: await to({ name, bytes: Buffer.alloc(0) }) };
    yield { what: `${name} renamed`, changed: await to({ ...one, name: `${name}x` }) };
    yield { what: `${name} twice`, changed: await packed([...members, one]) };
    for (let count = 0; count < 5 && one.bytes.length > 0; count += 1) {
      const at = below(one.bytes.length);
      const edited = { name, bytes: withByte(one.bytes, at, below(255) + 1) };
      yield { what: `${name} at ${at}`, changed: await to(edited) };
    }
    const other = members[(place + 1 + below(members.length - 1)) % members.length];
    if (!other || other.bytes.equals(one.bytes)) continue;
    yield {
      what: `${name} for ${other.name}`,
      changed: await packed(exchanged(members, one, other)),
    };
    yield {
      what: `${name} at the place of ${other.name}`,
      changed: await packed(reordered(members, one, other)),
    };
  }
  yield* tamperedLines(members, below);
  const checkpoint = members.find(({ name }) => name === 'checkpoint.json');
  const size = Number(olderCheckpoint.split('\n')[1]);
  const keys = /"keys": \[\s*"([^"]+)"/.exec(checkpoint?.bytes.toString() ?? '')?.slice(1) ?? [];
  const older = checkpointBytes({ size, note: olderCheckpoint, keys });
  yield {
    what: 'an older checkpoint',
    changed: await packed(withMember(members, 'checkpoint.json', older)),
  };
}

/** Lines taken out, doubled or exchanged, with a manifest that names the member as it is then. */
async function* tamperedLines(members: readonly Member[], below: Dice['below']) {
  for (const { name, bytes } of members.filter((one) => one.name.endsWith('.jsonl'))) {
    const lines = bytes.toString('utf8').split('\n').slice(0, -1);
    for (let count = 0; count < Math.min(12, lines.length); count += 1) {
      const at = below(lines.length);
      const line = lines[at] ?? '';
      const changes = [lines.toSpliced(at, 1), lines.toSpliced(at, 0, line)];
      for (const changed of changes)
        yield {
          what: `line ${at} of ${name}`,
          changed: await packed(mended(members, name, linesOf(changed))),
        };
    }
  }
}

/** Changes by somebody who makes everything fit that can be made to fit without the log's key. */
export async function forgeries(bytes: Buffer): Promise<readonly Tampering[]> {
  const members = await membersOf(bytes);
  const text = members.find(({ name }) => name.startsWith('texts/'))?.name ?? '';
  const entries = linesIn(members);
  const event = entries.findIndex(({ leaf }) => leaf.kind === 'event');
  const said = entries[event]?.content;
  const forged = entries.with(event, { ...sure(entries[event]), content: { ...said, at: 0 } });
  return [
    { what: 'a text', changed: await packed(mended(members, text, Buffer.from('forged'))) },
    {
      what: 'an event',
      changed: await packed(withMember(members, 'entries.jsonl', linesOf(forged.map(canonical)))),
    },
    { what: 'a whole log of somebody else', changed: await packed(ofAnotherLog(members)) },
  ];
}

/** The same under a key of their own, of the very same name, in a log that they filled up. */
function ofAnotherLog(members: readonly Member[]): Member[] {
  const checkpoint = members.find(({ name }) => name === 'checkpoint.json')?.bytes.toString() ?? '';
  const size = Number(/"size": (\d+)/.exec(checkpoint)?.[1]);
  const entries = linesIn(members);
  const known = new Map(entries.map(({ index, leaf }) => [index, hashOfLeaf(leaf)]));
  const hashes = Array.from(
    { length: size },
    (_, index) => known.get(index) ?? leafHash('made up'),
  );
  const hashOf: HashOfNode = ({ level, index: at }) =>
    level === 0
      ? sure(hashes[at])
      : nodeHash(
          hashOf({ level: level - 1, index: at * 2 }),
          hashOf({ level: level - 1, index: at * 2 + 1 }),
        );
  const lines = entries.map((entry) => {
    const proof = inclusionPath(entry.index, size).map((range) => hashOfRange(range, hashOf));
    return canonical({ ...entry, proof });
  });
  const key = readPrivateKey(makeKey('nemcon.example/audit'));
  const note = signCheckpoint({ size, root: rootOf(hashes) }, [key]);
  const own = checkpointBytes({ size, note, keys: [key.public.text] });
  return withMember(withMember(members, 'checkpoint.json', own), 'entries.jsonl', linesOf(lines));
}

const entryIn = z.object({
  index: z.int(),
  proof: z.array(z.string()),
  leaf: z.unknown(),
  content: z.record(z.string(), z.unknown()),
});

function linesIn(members: readonly Member[]) {
  const lines = members.find(({ name }) => name === 'entries.jsonl')?.bytes.toString('utf8') ?? '';
  return lines
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const { leaf, ...rest } = entryIn.parse(JSON.parse(line));
      return { ...rest, leaf: sure(readLeaf(canonical(leaf)) ?? undefined) };
    });
}

function sure<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('There is none.');
  return value;
}

async function membersOf(bytes: Buffer): Promise<readonly Member[]> {
  return sure(await unpacked(bytes));
}

function withByte(bytes: Buffer, at: number, by: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ by;
  return changed;
}

function withMember(members: readonly Member[], name: string, bytes: Buffer): Member[] {
  return members.map((old) => (old.name === name ? { name, bytes } : old));
}

function exchanged(members: readonly Member[], one: Member, other: Member): Member[] {
  return withMember(withMember(members, one.name, other.bytes), other.name, one.bytes);
}

function reordered(members: readonly Member[], one: Member, other: Member): Member[] {
  const [from, to] = [members.indexOf(one), members.indexOf(other)];
  return members.with(from, other).with(to, one);
}

/** With a manifest that names the changed member by what it is now. */
function mended(members: readonly Member[], name: string, bytes: Buffer): Member[] {
  const old = members.find((member) => member.name === 'manifest.json');
  const manifest = manifestForm.parse(JSON.parse(old?.bytes.toString('utf8') ?? ''));
  const listed = manifest.members.map((member) =>
    member.name === name ? { name, size: bytes.length, sha256: sha256Of(bytes) } : member,
  );
  const text = `${JSON.stringify({ ...manifest, members: listed }, null, 1)}\n`;
  return withMember(withMember(members, name, bytes), 'manifest.json', Buffer.from(text));
}
