import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { Worker } from '@temporalio/worker';
import type { Codec } from '../codec/codec.ts';
import { databaseTime, type Store } from '../store/connection.ts';
import { Misconfigured } from './configuration.ts';
import { mailSentence } from './mail.ts';
import type { Outlet } from './publishing/outlet.ts';
import { publishingSentences } from './publishing/start.ts';

/** A process further than this from PostgreSQL's clock may not judge what was in time. */
const mostDifference = 500;

/** `/healthz`: the process answers. `/readyz`: it can do its work, or which part can't. */
export async function serveHealth(
  port: number,
  worker: Worker,
  store: Store,
  codec: Codec,
  outlets: readonly Outlet[],
  auditing: { readonly alarm: () => Promise<string | null> },
): Promise<Server> {
  const server = createServer((request, response) => {
    const answer = (status: number, body: object) =>
      response
        .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
        .end(JSON.stringify(body));
    if (request.url === '/healthz') return answer(200, { status: 'up' });
    if (request.url !== '/readyz') return answer(404, { status: 'unknown' });
    void Promise.all([
      findTroubles(worker, store, codec),
      mailSentence(store),
      publishingSentences(store, outlets),
      auditing.alarm(),
    ]).then(([troubles, mail, checkpoints, alarm]) => {
      if (troubles.length > 0)
        return answer(503, { status: 'not ready', troubles, alarm, mail, checkpoints });
      // It goes on receiving and recording; whoever watches must not miss that nothing is signed.
      if (alarm !== null) return answer(503, { status: 'alarm', alarm, mail, checkpoints });
      return answer(200, { status: 'ready', mail, checkpoints });
    });
  });
  server.listen(port);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new Misconfigured(
      `The port ${port} for the worker's health is not free: end what uses it, or set WORKER_HEALTH_PORT.`,
      { cause: error },
    );
  }
  return server;
}

async function findTroubles(worker: Worker, store: Store, codec: Codec): Promise<string[]> {
  const troubles: string[] = codec.trouble ? [codec.trouble.message] : [];
  const state = worker.getState();
  if (state !== 'RUNNING') troubles.push(`The worker is ${state.toLowerCase()}.`);
  const asked = Date.now();
  try {
    const theirs = await databaseTime(store);
    const ours = (asked + Date.now()) / 2;
    const difference = Math.round(Math.abs(theirs - ours));
    if (difference > mostDifference)
      troubles.push(`This clock is ${difference} ms from PostgreSQL's; at most ${mostDifference}.`);
  } catch {
    troubles.push('The register can not be reached.');
  }
  return troubles;
}
