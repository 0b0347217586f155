/** An answer that is a file, not JSON. */
export class Download {
  readonly mediaType: string;
  readonly name: string;
  readonly bytes: Uint8Array;

  /** @param name what a browser calls it when it is kept, in any script */
  constructor(mediaType: string, name: string, bytes: Uint8Array) {
    this.mediaType = mediaType;
    this.name = name;
    this.bytes = bytes;
  }

  /** Kept, never shown in the page, whatever the file holds; its name as RFC 6266 has it. */
  get headers(): Readonly<Record<string, string>> {
    const plain = this.name.replaceAll(/[^A-Za-z0-9._-]/g, '-');
    const whole = encodeURIComponent(this.name).replaceAll(/['()*]/g, percent);
    const extended = plain === this.name ? '' : `; filename*=UTF-8''${whole}`;
    return {
      'content-type': this.mediaType,
      'content-disposition': `attachment; filename="${plain}"${extended}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    };
  }
}

function percent(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}
