import { existsSync, readFileSync } from 'node:fs';
import { mkdirSync, renameSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openCheckpoint } from '../audit/checkpoint.ts';
import type { PublicKey } from '../audit/keys.ts';
import { noteAlarm } from '../store/audit/alarms.ts';
import { findLoss } from '../store/audit/loss.ts';
import type { Store } from '../store/connection.ts';

/**
 * The newest checkpoint that this worker knows of, in a file that no restore of the database takes
 * back. A register that does not lead to it is older, or another one.
 */
export class SeenCheckpoint {
  readonly #file: string;
  readonly #keys: readonly PublicKey[];
  /** What was found to fit last; whatever else is in the file is looked at. */
  #fitting = '';

  constructor(file: string, keys: readonly PublicKey[]) {
    this.#file = file;
    this.#keys = keys;
  }

  /** @returns what is wrong with the register, which every process then knows; null: nothing. @throws NoteRefused, or where it cannot be read */
  async loss(store: Store): Promise<string | null> {
    const note = existsSync(this.#file) ? readFileSync(this.#file, 'utf8') : '';
    if (note === this.#fitting || note === '') return null;
    const head = openCheckpoint(note, this.#keys);
    const found = await findLoss(store, head);
    if (found === null) this.#fitting = note;
    else await noteAlarm(store, head, found);
    return found;
  }

  /** Written aside and renamed, and on the disk before this returns. */
  async keep(note: string): Promise<void> {
    mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 });
    const aside = `${this.#file}.${process.pid}`;
    const file = await open(aside, 'w', 0o600);
    await file.writeFile(note);
    await file.sync();
    await file.close();
    renameSync(aside, this.#file);
    this.#fitting = note;
  }
}
