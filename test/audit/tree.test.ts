import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { Frontier, emptyRoot, leafHash, nodeHash, rootOf } from '../../audit/tree.ts';
import type { Hash } from '../../audit/tree.ts';

/** The entries and roots that Certificate Transparency's own implementations are tested with. */
const entries = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => leafHash(Buffer.from(hex, 'hex')));

const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** The root as RFC 9162 section 2.1.1 defines it, word for word. */
function rootByDefinition(leaves: readonly Hash[]): Hash {
  const [only] = leaves;
  if (only === undefined) return createHash('sha256').digest('hex');
  if (leaves.length === 1) return only;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(rootByDefinition(leaves.slice(0, k)), rootByDefinition(leaves.slice(k)));
}

describe('the root of a log', () => {
  test.each(roots.map((root, size) => ({ size, root })))(
    'of $size known entries is the known one',
    ({ size, root }) => {
      expect(rootOf(entries.slice(0, size))).toBe(root);
    },
  );

  test('is that of the definition at every size up to 300, grown entry by entry', () => {
    const leaves: Hash[] = [];
    const frontier = new Frontier();
    expect(frontier.root()).toBe(emptyRoot);
    for (let size = 1; size <= 300; size += 1) {
      const leaf = leafHash(`entry ${size}`);
      leaves.push(leaf);
      frontier.append(leaf);
      expect(frontier.size).toBe(size);
      expect(frontier.root()).toBe(rootByDefinition(leaves));
    }
  });

  test('needs no entry twice: a log goes on from its whole subtrees at any size', () => {
    const kept = new Map<string, Hash>();
    const whole = new Frontier();
    for (let size = 0; size < 130; size += 1) {
      const resumed = Frontier.of(size, ({ level, index }) => kept.get(`${level}/${index}`) ?? '');
      expect(resumed.root()).toBe(whole.root());
      const leaf = leafHash(`entry ${size}`);
      kept.set(`0/${size}`, leaf);
      const made = whole.append(leaf);
      expect(resumed.append(leaf)).toEqual(made);
      for (const { level, index, hash } of made) kept.set(`${level}/${index}`, hash);
    }
  });

  test('does not take two entries for one that looks like their node', () => {
    const [a, b] = [leafHash('a'), leafHash('b')];
    const forged = leafHash(Buffer.concat([Buffer.from(a, 'hex'), Buffer.from(b, 'hex')]));
    expect(rootOf([forged])).not.toBe(rootOf([a, b]));
  });
});
