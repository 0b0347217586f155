import { contentHash } from '../../audit/canonical.ts';
import { signCheckpoint } from '../../audit/checkpoint.ts';
import type { PrivateKey } from '../../audit/keys.ts';
import { hashOfLeaf } from '../../audit/leaf.ts';
import type { EventLeaf } from '../../audit/leaf.ts';
import { inclusionPath } from '../../audit/proof.ts';
import type { Content, Receipt } from '../../audit/receipt.ts';
import { hashOfRange, nodeHash, rootOf } from '../../audit/tree.ts';
import type { HashOfNode } from '../../audit/tree.ts';

const digest = (number: number) => number.toString(16).padStart(64, '0');

/** What somebody did, as the register keeps it. */
export function contentOf(number: number): Content {
  return {
    sequence: number + 1,
    at: Date.parse('2024-06-07T08:00:00Z') + number,
    by: { is: 'person', person: 'delegate.hun', body: 'HUN', role: 'delegate', mandate: 'm-1' },
    event: {
      type: 'responded',
      stage: 'silence',
      round: 1,
      response: { body: 'HUN', position: 'object', letter: `k-${number}`, reason: 'é\u2028"\n' },
      status: 'counted',
    },
  };
}

export function leafOf(number: number): EventLeaf {
  return {
    kind: 'event',
    workflow: 'recommendation:SDPR-06',
    sequence: number + 1,
    hash: contentHash(contentOf(number)),
    text: number % 3 === 2 ? null : digest(number + 7),
    salt: digest(number).slice(0, 32),
  };
}

/** The receipt of one entry of a log of this size. */
export function receiptOf(index: number, size: number, keys: readonly PrivateKey[]): Receipt {
  const hashes = Array.from({ length: size }, (_, number) => hashOfLeaf(leafOf(number)));
  const hashOf: HashOfNode = ({ level, index: at }) =>
    level === 0
      ? (hashes[at] ?? '')
      : nodeHash(
          hashOf({ level: level - 1, index: at * 2 }),
          hashOf({ level: level - 1, index: at * 2 + 1 }),
        );
  const leaf = leafOf(index);
  return {
    format: 'nemcon-receipt-1',
    leaf,
    index,
    content: contentOf(index),
    text: leaf.text,
    proof: inclusionPath(index, size).map((range) => hashOfRange(range, hashOf)),
    checkpoint: signCheckpoint({ size, root: rootOf(hashes) }, keys),
    key: keys[0]?.public.text ?? '',
  };
}
