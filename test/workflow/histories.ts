import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import proto from '@temporalio/proto';

const { History } = proto.temporal.api.history.v1;
type History = proto.temporal.api.history.v1.History;

/** Every history that a shown or released version left; each is replayed for ever. */
const folder = join(import.meta.dirname, 'histories');

export function keptHistories(): { readonly name: string; readonly history: History }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json.gz'))
    .toSorted()
    .map((name) => {
      const text = gunzipSync(readFileSync(join(folder, name))).toString('utf8');
      const plain: Record<string, unknown> = JSON.parse(text);
      return { name, history: History.fromObject(plain) };
    });
}

/** Writes histories/NAME.json.gz, without what tells of the machine it came from. */
export function keepHistory(name: string, history: proto.temporal.api.history.v1.IHistory): void {
  const readable = { longs: String, enums: String, bytes: String };
  const plain = History.toObject(History.fromObject(history), readable);
  const text = JSON.stringify(withoutMachine(plain));
  writeFileSync(join(folder, `${name}.json.gz`), gzipSync(text));
}

/** Who polled, and where a stack trace went through, say nothing to a replay. */
function withoutMachine(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMachine);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(
    ([name]) => !['identity', 'stackTrace', 'workerVersion'].includes(name),
  );
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutMachine(inner)]));
}

/** Keeps the history of a story that a test has just played, when NEMCON_KEEP_HISTORIES is set. */
export async function keepStory(
  name: string,
  handle: { fetchHistory: () => Promise<proto.temporal.api.history.v1.IHistory> },
): Promise<void> {
  if (process.env['NEMCON_KEEP_HISTORIES']) keepHistory(name, await handle.fetchHistory());
}
