/** What may be attached: the media type, how a name of it ends, and whether bytes can be it. */
type FileKind = {
  readonly mediaType: string;
  readonly ending: string;
  readonly isIt: (bytes: Uint8Array) => boolean;
};

const kinds: readonly FileKind[] = [
  { mediaType: 'application/pdf', ending: 'pdf', isIt: begins('%PDF-') },
  { mediaType: 'image/png', ending: 'png', isIt: begins('\u0089PNG\r\n\u001a\n') },
  { mediaType: 'image/jpeg', ending: 'jpg', isIt: begins('\u00ff\u00d8\u00ff') },
  { mediaType: 'text/csv', ending: 'csv', isIt: isText },
  { mediaType: 'text/plain', ending: 'txt', isIt: isText },
  { mediaType: 'text/markdown', ending: 'md', isIt: isText },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ending: 'docx',
    isIt: isZipWith('word/'),
  },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ending: 'xlsx',
    isIt: isZipWith('xl/'),
  },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ending: 'pptx',
    isIt: isZipWith('ppt/'),
  },
  {
    mediaType: 'application/vnd.oasis.opendocument.text',
    ending: 'odt',
    isIt: isZipWith('mimetypeapplication/vnd.oasis.opendocument.text'),
  },
  {
    mediaType: 'application/vnd.oasis.opendocument.spreadsheet',
    ending: 'ods',
    isIt: isZipWith('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'),
  },
];

export const largestFile = 10 * 1024 * 1024;

/** Media types that may be attached, and how names of such files end. */
export const attachable: Readonly<Record<string, string>> = Object.fromEntries(
  kinds.map(({ mediaType, ending }) => [mediaType, ending]),
);

/** Whether these bytes can be of that type; false for every type that is not attachable. */
export function isOfKind(mediaType: string, bytes: Uint8Array): boolean {
  return kinds.find((kind) => kind.mediaType === mediaType)?.isIt(bytes) ?? false;
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
