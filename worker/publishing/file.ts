import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { StoredCheckpoint } from '../../store/audit/checkpoints.ts';
import { OutletDiffers, type Outlet } from './outlet.ts';

const line = z.object({ size: z.int(), checkpoint: z.string() });

/** A note is at most some hundred bytes; the last whole line is within this much of the end. */
const tail = 65_536;

/**
 * A file to which each checkpoint is added as a line of JSON. It is only ever opened for appending,
 * and a line is not believed to be there before the disk has it.
 */
export function fileOutlet(path: string): Outlet {
  return {
    name: `file ${path}`,
    publish: async ({ size, note, keys }) => {
      const file = await open(path, 'a+', 0o644);
      try {
        const { last, isTorn } = await readEnd(file);
        if (last?.size === size && last.checkpoint === note) return;
        if (last !== undefined && last.size >= size)
          throw new OutletDiffers(`The file ${path}`, size);
        const text = JSON.stringify({ size, checkpoint: note, keys });
        await file.appendFile(`${isTorn ? '\n' : ''}${text}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
      await syncFolder(path);
    },
  };
}

/** The newest checkpoint in it. A line that was cut by a failing disk or machine counts for nothing. */
async function readEnd(file: FileHandle): Promise<{
  last: (Pick<StoredCheckpoint, 'size'> & { checkpoint: string }) | undefined;
  isTorn: boolean;
}> {
  const { size } = await file.stat();
  const from = Math.max(0, size - tail);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
  const text = buffer.subarray(0, bytesRead).toString('utf8');
  const lines = text.split('\n').slice(0, -1);
  const whole = lines.flatMap((one) => readLine(one) ?? []);
  return { last: whole.at(-1), isTorn: text !== '' && !text.endsWith('\n') };
}

function readLine(text: string): z.infer<typeof line> | undefined {
  try {
    return line.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** A new file is on the disk only when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
