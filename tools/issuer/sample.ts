import { spawn } from 'node:child_process';
import { join } from 'node:path';

/**
 * Loads the sample review into the register that this issuer stands beside, by the tool that every
 * start runs: its people sign in here, and nowhere but here. One at a time; loading it again changes
 * nothing.
 */
export class SampleLoad {
  readonly #environment: NodeJS.ProcessEnv;
  readonly #say: (told: { readonly code: number | null; readonly words: string }) => void;
  #isRunning = false;

  /** @param say is told how each load ended */
  constructor(
    environment: NodeJS.ProcessEnv,
    say: (told: { readonly code: number | null; readonly words: string }) => void,
  ) {
    this.#environment = environment;
    this.#say = say;
  }

  /** @returns false where no register is known to load it into */
  begin(): boolean {
    if (this.#environment['DATABASE_URL'] === undefined) return false;
    if (this.#isRunning) return true;
    this.#isRunning = true;
    const file = join(import.meta.dirname, '../sample/load.ts');
    const child = spawn(process.execPath, [...process.execArgv, file], {
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let words = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => (words += part.toString()));
    const ended = (code: number | null): void => {
      this.#isRunning = false;
      this.#say({ code, words: words.trim() });
    };
    child.once('close', ended);
    child.once('error', () => ended(null));
    return true;
  }
}
