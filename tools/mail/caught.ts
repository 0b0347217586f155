/** A mail as it came in, with what its headers say. */
export type CaughtMail = {
  readonly id: number;
  readonly at: number;
  readonly to: readonly string[];
  readonly raw: Buffer;
};

/** The last mails, no more of them than fits: a catcher must not fill the memory. */
export class CaughtMails {
  readonly #mails: CaughtMail[] = [];
  readonly #most: number;
  readonly #mostBytes: number;
  #bytes = 0;
  #count = 0;

  constructor({ most = 500, mostBytes = 16 * 1024 * 1024 } = {}) {
    this.#most = most;
    this.#mostBytes = mostBytes;
  }

  add(to: readonly string[], raw: Buffer, at: number): void {
    this.#count += 1;
    this.#mails.push({ id: this.#count, at, to, raw });
    this.#bytes += raw.length;
    while (this.#mails.length > this.#most || this.#bytes > this.#mostBytes) {
      const oldest = this.#mails.shift();
      if (!oldest) return;
      this.#bytes -= oldest.raw.length;
    }
  }

  /** The newest first. */
  all(): readonly CaughtMail[] {
    return this.#mails.toReversed();
  }

  find(id: number): CaughtMail | undefined {
    return this.#mails.find((mail) => mail.id === id);
  }
}
