import type { Response } from 'express';

/** An answer that stays open and is written to as things happen. */
export class EventStream {
  readonly #open: (response: Response) => Promise<void>;

  /** @param open takes the response over; what fails there breaks the connection off */
  constructor(open: (response: Response) => Promise<void>) {
    this.#open = open;
  }

  async sendTo(response: Response): Promise<void> {
    try {
      await this.#open(response);
    } catch (error) {
      if (response.headersSent) response.destroy();
      throw error;
    }
  }
}
