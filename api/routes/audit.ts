import { z } from 'zod';
import { findCheckpoint } from '../../store/audit/checkpoints.ts';
import type { StoredCheckpoint } from '../../store/audit/checkpoints.ts';
import { proveConsistency, proveInclusion } from '../../store/audit/proofs.ts';
import { noQuery } from '../contract/recommendations.ts';
import type { Edge } from '../edge.ts';
import { Problem } from '../problem.ts';
import { reading } from '../route.ts';
import { say } from '../../domain/words/say.ts';

const tag = 'Audit';
const count = z.coerce.number().int().min(0).max(999_999_999);
const hash = z.string().meta({ description: 'SHA-256 in hexadecimal' });

const checkpointShown = z
  .object({
    size: z.int().meta({ description: 'How many entries the log had' }),
    checkpoint: z
      .string()
      .meta({ description: 'A signed note (c2sp.org/tlog-checkpoint); keep it to hold us to it' }),
    keys: z.array(z.string()).meta({ description: 'Public keys that signed it' }),
  })
  .meta({ id: 'Checkpoint' });

/** @throws Problem before anything was signed */
async function newest({ store }: Edge): Promise<StoredCheckpoint> {
  const checkpoint = await findCheckpoint(store);
  if (checkpoint) return checkpoint;
  throw new Problem(
    'not-signed-yet',
    say`The audit log has not been signed yet: ask again in a minute; if that lasts, the operator has to give the worker an AUDIT_KEY.`,
  );
}

const checkpoint = reading({
  path: '/api/audit/checkpoint',
  act: 'read-checkpoint',
  summary: 'What the log of all acts was when it was signed last',
  tag,
  params: z.strictObject({}),
  query: noQuery,
  answers: { 200: { description: 'The newest checkpoint', schema: checkpointShown } },
  answer: async (edge) => {
    const { size, note, keys } = await newest(edge);
    return { status: 200, body: { size, checkpoint: note, keys } };
  },
});

const inclusion = reading({
  path: '/api/audit/proof/{index}',
  act: 'read-proof',
  summary: 'That an entry is in the log (RFC 9162 section 2.1.3)',
  tag,
  params: z.strictObject({ index: count }),
  query: noQuery,
  answers: {
    200: {
      description: 'From the entry to the root of the newest checkpoint',
      schema: z.object({ index: z.int(), proof: z.array(hash), ...checkpointShown.shape }),
    },
  },
  answer: async (edge, { params: { index } }) => {
    const { size, note, keys } = await newest(edge);
    if (index >= size) throw notReached(size);
    const proof = await proveInclusion(edge.store, index, size);
    return { status: 200, body: { index, proof, size, checkpoint: note, keys } };
  },
});

const consistency = reading({
  path: '/api/audit/consistency',
  act: 'read-proof',
  summary: 'That the log only grew between two sizes (RFC 9162 section 2.1.4)',
  tag,
  params: z.strictObject({}),
  query: z.strictObject({
    from: count,
    to: count.optional().meta({ description: 'Left out: the newest checkpoint' }),
  }),
  answers: {
    200: {
      description: 'The proof; empty where both are the same or the first is empty',
      schema: z.object({ from: z.int(), to: z.int(), proof: z.array(hash) }),
    },
  },
  answer: async (edge, { query }) => {
    const { size } = await newest(edge);
    const { from, to = size } = query;
    if (to > size || from > to) throw notReached(size);
    return {
      status: 200,
      body: { from, to, proof: await proveConsistency(edge.store, from, to) },
    };
  },
});

function notReached(size: number): Problem {
  return new Problem(
    'unknown-entry',
    say`The newest checkpoint is of ${size} entries: ask for one of them, numbered from 0.`,
  );
}

export const auditRoutes = [checkpoint, inclusion, consistency];
