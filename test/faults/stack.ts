import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { parseProcedure } from '../../procedures/load.ts';
import { closeStore, openStore, type Store } from '../../store/connection.ts';
import { insertProcedure } from '../../store/procedures.ts';
import { nations, offices } from '../../tools/sample/offices.ts';
import { seed } from '../../tools/sample/seed.ts';
import { startStack, type Stack, type StackOptions } from '../../tools/stack.ts';
import { Desk } from './desk.ts';

/** A stack of its own for a test file that breaks its parts, with people, mandates and reviews. */
export type FaultStack = {
  readonly stack: Stack;
  readonly desk: Desk;
  /** The register, looked at beside the API, which may be down. */
  readonly store: Store;
  /** Temporal as its UI and its command line use it; connects when it is first used. */
  readonly temporal: Client;
  readonly close: () => Promise<void>;
};

/** The procedures of this folder; each has a review of the same name. */
export type FaultProcedure = 'patient-silence' | 'strict-silence';

const procedures: readonly FaultProcedure[] = ['patient-silence', 'strict-silence'];

/** Thirty-two Allies and the partner: 33 answers to one circulation. */
export const electorate: readonly string[] = [...nations, 'UKR'];

export async function openFaultStack(options: Partial<StackOptions> = {}): Promise<FaultStack> {
  const data = mkdtempSync(join(tmpdir(), 'nemcon-faults-'));
  const stack = await startStack({
    data,
    ports: 'free',
    parts: ['postgres', 'temporal', 'migrate', 'issuer', 'bundle', 'worker', 'api'],
    // What is tried is the death of processes, not of the machine.
    durable: false,
    ...options,
  });
  const { database, temporal: address, api, issuer } = stack.addresses;
  await seed(database);
  const store = await openStore({ url: database, poolSize: 4 });
  const desk = new Desk({ api, issuer });
  const connection = Connection.lazy({ address });
  await openReviews(store, desk);
  return {
    stack,
    desk,
    store,
    temporal: new Client({ connection }),
    close: async () => {
      await connection.close();
      await closeStore(store);
      await stack.close(true);
      rmSync(data, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

async function openReviews(store: Store, desk: Desk): Promise<void> {
  for (const id of procedures) {
    const file = new URL(`./procedures/${id}.yaml`, import.meta.url);
    await insertProcedure(store, parseProcedure(id, readFileSync(file, 'utf8')));
  }
  await Promise.all(
    procedures.map((id) => desk.untilDone('sofia.marin', '/api/reviews', review(id))),
  );
}

function review(id: FaultProcedure) {
  return {
    id,
    title: `What goes wrong, by ${id}`,
    procedure: { id },
    summitAt: new Date(Date.now() + 86_400_000).toISOString(),
    groups: [{ body: 'WG-1' }],
    electorates: { nations: electorate },
    offices,
  };
}
