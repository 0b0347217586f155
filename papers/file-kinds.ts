import type { attachable } from '../domain/attachable.ts';

/** Whether bytes can be what their media type says. */
const kinds: Readonly<Record<keyof typeof attachable, (bytes: Uint8Array) => boolean>> = {
  'application/pdf': begins('%PDF-'),
  'image/png': begins('\u0089PNG\r\n\u001a\n'),
  'image/jpeg': begins('\u00ff\u00d8\u00ff'),
  'text/csv': isText,
  'text/plain': isText,
  'text/markdown': isText,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': isZipWith('word/'),
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': isZipWith('xl/'),
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': isZipWith('ppt/'),
  'application/vnd.oasis.opendocument.text': isZipWith(
    'mimetypeapplication/vnd.oasis.opendocument.text',
  ),
  'application/vnd.oasis.opendocument.spreadsheet': isZipWith(
    'mimetypeapplication/vnd.oasis.opendocument.spreadsheet',
  ),
};

/** Whether these bytes can be of that type; false for every type that is not attachable. */
export function isOfKind(mediaType: string, bytes: Uint8Array): boolean {
  return new Map(Object.entries(kinds)).get(mediaType)?.(bytes) ?? false;
}

function begins(signature: string): (bytes: Uint8Array) => boolean {
  return (bytes) => latin(bytes.subarray(0, signature.length)) === signature;
}

/** A ZIP archive that names this among its parts; they stand uncompressed in its bytes. */
function isZipWith(name: string): (bytes: Uint8Array) => boolean {
  return (bytes) =>
    begins('PK\u0003\u0004')(bytes) &&
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name);
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
