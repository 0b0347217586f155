/**
 * Asks once for all that is asked for within one turn of the event loop. The question leaves after
 * everybody asked, so nobody is answered with what was true before; answers are shared and must not
 * be changed.
 */
export class Gathered<V> {
  readonly #ask: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>;
  #waiting = new Map<string, Promise<V | undefined>>();
  #answers: Promise<ReadonlyMap<string, V>> | null = null;

  constructor(ask: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>) {
    this.#ask = ask;
  }

  /** @returns undefined where there is none */
  find(key: string): Promise<V | undefined> {
    this.#answers ??= new Promise((resolve, reject) => {
      setImmediate(() => {
        const keys = [...this.#waiting.keys()];
        this.#waiting = new Map();
        this.#answers = null;
        this.#ask(keys).then(resolve, reject);
      });
    });
    const answers = this.#answers;
    const known = this.#waiting.get(key) ?? answers.then((found) => found.get(key));
    this.#waiting.set(key, known);
    return known;
  }
}
