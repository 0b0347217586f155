const longestMessage = 500;
const mostFrames = 20;
const deepest = 4;

/** What a line holds of an error: nothing that is not named here. */
type Told = {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: Told;
};

/**
 * An error as a log may hold it. A driver hangs the row, the statement and its parameters on its
 * errors, an HTTP client the headers that it sent: none of that is copied. The stack is told
 * without the message that it begins with.
 */
export function toldError(error: unknown, depth = 0): Told {
  if (!(error instanceof Error)) return { type: typeof error, message: 'something was thrown' };
  const { name, message, stack = '', cause } = error;
  const code = 'code' in error ? error.code : undefined;
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: name,
    message: shortened(message),
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
    ...(frames.length > 0 ? { stack: frames.slice(0, mostFrames).join('\n') } : {}),
    ...(cause === undefined || depth >= deepest ? {} : { cause: toldError(cause, depth + 1) }),
  };
}

/**
 * PostgreSQL and JSON.parse quote what they could not read, which may be somebody's words: from the
 * first quotation after a colon on it is left out.
 */
function shortened(message: string): string {
  return message.replace(/: ["'`«].*$/su, ': …').slice(0, longestMessage);
}
