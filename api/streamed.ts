import { once } from 'node:events';
import type { Response } from 'express';
import { Download } from './download.ts';

const nothing = new Uint8Array();

/** An answer that is a file written piece by piece: however long it is, little of it is held at once. */
export class Streamed {
  readonly #file: Download;
  readonly #pieces: AsyncIterable<string>;

  /** @param name what a browser calls it when it is kept */
  constructor(mediaType: string, name: string, pieces: AsyncIterable<string>) {
    this.#file = new Download(mediaType, name, nothing);
    this.#pieces = pieces;
  }

  /**
   * Sends it no faster than it is read. What fails before the first piece is an error answer; later
   * the connection is broken off, so that nobody takes the half for the whole.
   */
  async sendTo(response: Response): Promise<void> {
    try {
      for await (const piece of this.#pieces) {
        if (response.destroyed) return;
        if (!response.headersSent) response.set(this.#file.headers);
        if (!response.write(piece)) await Promise.race([once(response, 'drain'), closed(response)]);
      }
    } catch (error) {
      if (response.headersSent) response.destroy();
      throw error;
    }
    if (!response.headersSent) response.set(this.#file.headers);
    response.end();
  }
}

async function closed(response: Response): Promise<void> {
  if (!response.destroyed) await once(response, 'close');
}
