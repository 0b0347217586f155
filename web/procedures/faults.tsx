import type { Refused } from '../calls/client.ts';
import { Note } from '../design/badge.tsx';

/** What is wrong with what was sent, each with its place. */
export function Faults({ of }: { readonly of: Refused }) {
  const faults = faultsOf(of.more['errors']);
  return (
    <Note tone="bad" isNew>
      <p>{of.message}</p>
      <ul>
        {faults.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            <code>{path}</code> {message}
          </li>
        ))}
      </ul>
    </Note>
  );
}

function faultsOf(errors: unknown): { readonly path: string; readonly message: string }[] {
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((one: unknown) =>
    typeof one === 'object' &&
    one !== null &&
    'path' in one &&
    'message' in one &&
    typeof one.path === 'string' &&
    typeof one.message === 'string'
      ? [{ path: one.path, message: one.message }]
      : [],
  );
}
