/** Media types of files that may be attached, and how names of such files end. */
export const attachable = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'text/csv': 'csv',
  'text/plain': 'txt',
  'text/markdown': 'md',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
} as const satisfies Readonly<Record<string, string>>;

/** In bytes. */
export const largestFile = 10 * 1024 * 1024;

/**
 * The media type of a file by how its name ends; null where none such is taken. A browser tells it
 * by what is installed, which differs from one desk to the next.
 */
export function mediaTypeOf(name: string): string | null {
  const ending = name
    .toLowerCase()
    .replace(/^.*\./s, '')
    .replace(/^jpeg$/, 'jpg');
  return Object.entries(attachable).find(([, known]) => known === ending)?.[0] ?? null;
}

/** How names of such files end; empty where none such is taken. */
export function endingOf(mediaType: string): string {
  return Object.entries(attachable).find(([known]) => known === mediaType)?.[1] ?? '';
}
