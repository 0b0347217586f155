import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openCheckpoint } from '../../audit/checkpoint.ts';
import { makeKey, readPrivateKey } from '../../audit/keys.ts';
import { readAllowed } from '../../outgoing/permitted.ts';
import { findCheckpoints, makeCheckpoint } from '../../store/audit/checkpoints.ts';
import { findOutlets } from '../../store/audit/outlets.ts';
import { putBodies } from '../../store/bodies.ts';
import { checkpointsIn } from '../../tools/audit/witnesses.ts';
import { fileOutlet } from '../../worker/publishing/file.ts';
import type { Outlet } from '../../worker/publishing/outlet.ts';
import { Publisher } from '../../worker/publishing/publisher.ts';
import { s3Outlet } from '../../worker/publishing/s3.ts';
import { publishingSentences } from '../../worker/publishing/start.ts';
import { webhookOutlet } from '../../worker/publishing/webhook.ts';
import { bodyOf, listen, type Listener } from '../outgoing/listener.ts';
import { freshDatabase, type FreshDatabase } from '../store/database.ts';
import { until } from '../workflow/matter-in-hand.ts';
import { s3Key, startS3, type S3Server } from './s3-server.ts';

const log = readPrivateKey(makeKey('nemcon.example/audit'));
const allowed = readAllowed('127.0.0.1');
const pace = { every: 20, firstPause: 20, longestPause: 80, lease: 5_000 };

let database: FreshDatabase;
let folder: string;
let path: string;
const open: { close: () => Promise<unknown> }[] = [];
const heard: string[] = [];

beforeEach(async () => {
  database = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), 'nemcon-publishing-'));
  path = join(folder, 'checkpoints.jsonl');
});
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
  heard.splice(0);
  rmSync(folder, { recursive: true, force: true });
  await database.close();
});

/** Something happens, and the log is signed. @returns the new checkpoint's note */
async function signOneMore(): Promise<string> {
  const { store } = database;
  const id = `B${String(Math.random()).slice(2, 10)}`;
  await putBodies(store, [{ id, name: id, kind: 'agency', country: null }]);
  return (await makeCheckpoint(store, [log]))?.note ?? '';
}

function publish(...outlets: Outlet[]): Publisher {
  const publisher = new Publisher(
    database.store,
    outlets,
    {
      onTrouble: (name, trouble) => heard.push(`${name}: ${trouble}`),
      onPublished: () => undefined,
      onError: (error) => {
        throw error;
      },
    },
    pace,
  );
  publisher.start();
  open.push({ close: () => publisher.stop() });
  return publisher;
}

async function allPublished(...outlets: Outlet[]): Promise<void> {
  const names = outlets.map(({ name }) => name);
  await until('every outlet has every checkpoint', async () => {
    const lines = await findOutlets(database.store, names);
    return lines.length === names.length && lines.every(({ waiting }) => waiting === 0);
  });
}

async function troubleOf({ name }: Outlet, words: RegExp): Promise<void> {
  await until(`the register says ${words}`, async () => {
    const [line] = await findOutlets(database.store, [name]);
    return words.test(line?.trouble ?? '');
  });
}

async function opened(answer: Parameters<typeof listen>[0]): Promise<Listener> {
  const server = await listen(answer);
  open.push(server);
  return server;
}

function linesOf(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => String(JSON.parse(line).checkpoint));
}

describe('a file', () => {
  test('gets every checkpoint as a line, those from before it was named too', async () => {
    const notes = [await signOneMore(), await signOneMore()];
    const outlet = fileOutlet(path);
    publish(outlet);
    await allPublished(outlet);
    notes.push(await signOneMore());
    await allPublished(outlet);
    expect(linesOf(path)).toEqual(notes);
    expect(checkpointsIn(path, [log.public]).map((witness) => 'size' in witness)).toHaveLength(3);
  });

  test('is only added to: after a crash the same line is not written twice', async () => {
    const note = await signOneMore();
    const outlet = fileOutlet(path);
    const [checkpoint] = await findCheckpoints(database.store);
    if (!checkpoint) throw new Error('There is none.');
    // It was written, and the process ended before the register was told.
    await outlet.publish(checkpoint);
    publish(outlet);
    await allPublished(outlet);
    expect(linesOf(path)).toEqual([note]);
  });

  test('with a last line that was cut goes on after it', async () => {
    const outlet = fileOutlet(path);
    writeFileSync(path, '{"size":3,"check');
    const note = await signOneMore();
    publish(outlet);
    await allPublished(outlet);
    const text = readFileSync(path, 'utf8');
    expect(text.startsWith('{"size":3,"check\n{')).toBe(true);
    expect(checkpointsIn(path, [log.public])).toEqual([expect.objectContaining(openSize(note))]);
  });

  test('that holds another checkpoint of the same size is left as it is, and that is told', async () => {
    await signOneMore();
    const [checkpoint] = await findCheckpoints(database.store);
    const other = JSON.stringify({ size: checkpoint?.size, checkpoint: 'another', keys: [] });
    appendFileSync(path, `${other}\n`);
    const outlet = fileOutlet(path);
    publish(outlet);
    await troubleOf(outlet, /already holds another checkpoint.*not overwritten/);
    expect(readFileSync(path, 'utf8')).toBe(`${other}\n`);
    expect(heard[0]).toContain(path);
  });

  test('in a folder that is not there is tried again until it is', async () => {
    const outlet = fileOutlet(join(folder, 'later', 'checkpoints.jsonl'));
    const note = await signOneMore();
    publish(outlet);
    await troubleOf(outlet, /ENOENT/);
    const { mkdirSync } = await import('node:fs');
    mkdirSync(join(folder, 'later'));
    await allPublished(outlet);
    expect(linesOf(join(folder, 'later', 'checkpoints.jsonl'))).toEqual([note]);
  });
});

describe('a webhook', () => {
  test('gets every signed note in order, however often it fails in between', async () => {
    const got: { note: string; key: unknown }[] = [];
    let failing = 3;
    const server = await opened(async (request, response) => {
      const note = await bodyOf(request);
      if (failing-- > 0) {
        response.writeHead(failing % 2 === 0 ? 503 : 429).end();
        return;
      }
      got.push({ note, key: request.headers['idempotency-key'] });
      response.writeHead(204).end();
    });
    const notes = [await signOneMore(), await signOneMore(), await signOneMore()];
    const outlet = webhookOutlet(`${server.url}/secret-path`, allowed);
    publish(outlet);
    await allPublished(outlet);
    notes.push(await signOneMore());
    await allPublished(outlet);
    expect(got.map(({ note }) => note)).toEqual(notes);
    const sizes = notes.map((note) => openCheckpoint(note, [log.public]).size);
    expect(got.map(({ key }) => key)).toEqual(sizes.map((size) => `checkpoint-${size}`));
    expect(heard.join('\n')).toMatch(/answered 503/);
    expect(heard.join('\n')).not.toContain('secret-path');
  });

  test('that is away keeps neither the others nor the log waiting', async () => {
    const outlet = webhookOutlet('http://127.0.0.1:9/hook', allowed);
    const file = fileOutlet(path);
    publish(outlet, file);
    const notes = [await signOneMore(), await signOneMore()];
    await allPublished(file);
    expect(linesOf(path)).toEqual(notes);
    await troubleOf(outlet, /ECONNREFUSED/);
    const [, sentence] = await publishingSentences(database.store, [file, outlet]);
    expect(sentence).toMatch(/^webhook .* up to 0 entries\. 2 more wait, .*ECONNREFUSED/);
  });

  test('that answers by a redirect has not got it, and nobody else has', async () => {
    const inner = await opened((_, response) => response.end());
    const outer = await opened((_, response) => {
      response.writeHead(307, { location: inner.url }).end();
    });
    await signOneMore();
    const outlet = webhookOutlet(outer.url, allowed);
    publish(outlet);
    await troubleOf(outlet, /307, a redirect, which is not followed/);
    expect(inner.requests).toEqual([]);
  });

  test('inside the network is not called unless it was allowed', async () => {
    const server = await opened((_, response) => response.end());
    await signOneMore();
    const outlet = webhookOutlet(server.url, readAllowed(''));
    publish(outlet);
    await troubleOf(outlet, /OUTGOING_ALLOW/);
    expect(server.requests).toEqual([]);
  });

  test('is called by one of two workers, not by both', async () => {
    const got: string[] = [];
    const server = await opened(async (request, response) => {
      got.push(await bodyOf(request));
      response.end();
    });
    const outlet = webhookOutlet(server.url, allowed);
    publish(outlet);
    publish(outlet);
    const notes: string[] = [];
    for (let i = 0; i < 12; i++) notes.push(await signOneMore());
    await allPublished(outlet);
    expect(got).toEqual(notes);
  });

  test('is called again by the next worker where one ended without a word', async () => {
    const note = await signOneMore();
    const got: string[] = [];
    const server = await opened(async (request, response) => {
      got.push(await bodyOf(request));
      response.end();
    });
    const outlet = webhookOutlet(server.url, allowed);
    // As a worker leaves it that was killed while it called: begun, and not noted.
    await sql`
      insert into nemcon.audit_outlets (name, tries, next_at)
      values (${outlet.name}, 1, now() + interval '300 milliseconds')`.execute(database.store.db);
    publish(outlet);
    await allPublished(outlet);
    expect(got).toEqual([note]);
  });

  test('gets what was signed last before a worker ends', async () => {
    const got: string[] = [];
    const server = await opened(async (request, response) => {
      got.push(await bodyOf(request));
      response.end();
    });
    const outlet = webhookOutlet(server.url, allowed);
    const publisher = publish(outlet);
    await until(
      'it is known',
      async () => (await findOutlets(database.store, [outlet.name])).length === 1,
    );
    const note = await signOneMore();
    await publisher.stop();
    expect(got).toEqual([note]);
  });
});

describe('a store with the interface of S3', () => {
  let s3: S3Server;
  const settings = () => ({
    endpoint: s3.url,
    bucket: 'witness',
    region: 'eu-test-1',
    prefix: 'nemcon/',
    accessKeyId: s3Key.id,
    secretAccessKey: s3Key.secret,
  });
  beforeEach(async () => {
    s3 = await startS3();
    open.push(s3);
  });

  test('gets an object for each checkpoint, signed, named so that they sort', async () => {
    const notes = [await signOneMore(), await signOneMore()];
    const outlet = s3Outlet(settings(), allowed);
    publish(outlet);
    await allPublished(outlet);
    const [first, second] = notes.map((note) => openCheckpoint(note, [log.public]).size);
    expect([...s3.objects]).toEqual([
      [`/witness/nemcon/${String(first).padStart(9, '0')}.txt`, notes[0]],
      [`/witness/nemcon/${String(second).padStart(9, '0')}.txt`, notes[1]],
    ]);
  });

  test('that has the object already is content where it is the same', async () => {
    const note = await signOneMore();
    const [checkpoint] = await findCheckpoints(database.store);
    if (!checkpoint) throw new Error('There is none.');
    const outlet = s3Outlet(settings(), allowed);
    await outlet.publish(checkpoint);
    publish(outlet);
    await allPublished(outlet);
    expect([...s3.objects.values()]).toEqual([note]);
    expect(s3.requests.map(({ method }) => method)).toEqual(['PUT', 'PUT', 'GET']);
  });

  test('that has another object of that name keeps it, and that is told', async () => {
    const note = await signOneMore();
    const { size } = openCheckpoint(note, [log.public]);
    const name = `/witness/nemcon/${String(size).padStart(9, '0')}.txt`;
    s3.objects.set(name, 'another');
    const outlet = s3Outlet(settings(), allowed);
    publish(outlet);
    await troubleOf(outlet, /already holds another checkpoint.*older back-up/);
    expect(s3.objects.get(name)).toBe('another');
  });

  test('that refuses the key is told of by its own word, and never the key', async () => {
    await signOneMore();
    const outlet = s3Outlet({ ...settings(), secretAccessKey: 'of-somebody-else' }, allowed);
    publish(outlet);
    await troubleOf(outlet, /403 \(SignatureDoesNotMatch\) to the PUT/);
    expect(s3.objects.size).toBe(0);
    expect(heard.join('\n')).not.toContain('of-somebody-else');
  });
});

function openSize(note: string): { size: number } {
  const { size } = openCheckpoint(note, [log.public]);
  return { size };
}
