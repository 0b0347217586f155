/** An answer that is a file, not JSON. */
export class Download {
  readonly mediaType: string;
  readonly name: string;
  readonly bytes: Uint8Array;

  /** @param name what a browser calls it when it is kept: ASCII letters, digits, dots, hyphens */
  constructor(mediaType: string, name: string, bytes: Uint8Array) {
    this.mediaType = mediaType;
    this.name = name.replaceAll(/[^A-Za-z0-9._-]/g, '-');
    this.bytes = bytes;
  }
}
