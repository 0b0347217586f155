import type { Store } from '../../store/connection.ts';
import { findRedactions } from '../../store/redactions.ts';

/** What the log and the register show as redacted, line by line; a redaction is no difference. */
export async function redactedLines(store: Store): Promise<readonly string[]> {
  return (await findRedactions(store)).map(({ kind, subject, at, person, body }) => {
    const day = new Date(at).toISOString().slice(0, 10);
    return `  redacted: ${kind} ${JSON.stringify(subject)}, on ${day} by ${JSON.stringify(person)} (${body})\n`;
  });
}
