/**
 * Something that a person has to mend. Its message is one clear sentence (what happened, what is
 * true now, what to do) and is shown without a stack; the process then ends with code 1.
 */
export class Trouble extends Error {
  override readonly name = 'Trouble';
}

/**
 * The sentence to show for whatever was thrown: a Trouble's own, else the error's message. Asked by
 * its shape, because Node's own errors are no instances of the Error that Jest gives to tests.
 */
export function sentenceOf(error: unknown): string {
  const hasMessage = typeof error === 'object' && error !== null && 'message' in error;
  return hasMessage ? String(error.message) : String(error);
}

// PostgreSQL tells of a short write, and only hints at its reason.
const DISK_FULL =
  /No space left on device|ENOSPC|wrote only \d+ of \d+ bytes|disk is full|disk quota exceeded/i;

/** Whether a text (an error message, the end of a log) says that the disk is full. */
export function saysDiskFull(text: string): boolean {
  return DISK_FULL.test(text);
}

/** The one sentence for a full disk. `folder` is where writing failed. */
export function diskFull(folder: string): Trouble {
  return new Trouble(
    `The disk that holds ${folder} is full: free some space, or name another folder with --data; what was saved before is kept.`,
  );
}
