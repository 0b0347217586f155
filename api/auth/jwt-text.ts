import { Problem } from '../problem.ts';
import { say } from '../../domain/words/say.ts';

type Members = Readonly<Record<string, unknown>>;

/** What a signed token says, before anybody has looked whether it is true. */
export type JwtText = { readonly header: Members; readonly payload: Members };

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads a compact JWS (RFC 7515 section 7.1) as strictly as it can be written: what two readers
 * could understand differently is nobody's token.
 *
 * @throws Problem `token-refused`
 */
export function readJwt(token: string): JwtText {
  const parts = token.split('.');
  const [header = '', payload = '', signature = ''] = parts;
  // Five parts are an encrypted token, which we hold no key for.
  if (parts.length !== 3 || bytesOf(signature).byteLength === 0) throw unreadable();
  return { header: membersOf(header), payload: membersOf(payload) };
}

function membersOf(part: string): Members {
  try {
    const text = utf8.decode(bytesOf(part));
    const value: unknown = JSON.parse(text);
    if (!isMembers(value) || membersWritten(text) !== membersIn(value)) throw unreadable();
    return value;
  } catch {
    throw unreadable();
  }
}

/** Only the one way of writing these bytes: no padding, no stray bits at the end (RFC 4648 section 3.5). */
function bytesOf(part: string): Buffer {
  const bytes = Buffer.from(part, 'base64url');
  if (bytes.toString('base64url') !== part) throw unreadable();
  return bytes;
}

/** Where a name stands twice, one reader takes the first and another the last (RFC 7519 section 4). */
function membersWritten(json: string): number {
  const strings = json.matchAll(/"(?:[^"\\]|\\.)*"\s*(:?)/g);
  return [...strings].filter(([, colon]) => colon === ':').length;
}

function membersIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + membersIn(one), 0);
  if (!isMembers(value)) return 0;
  const fields = Object.values(value);
  return fields.length + membersIn(fields);
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unreadable(): Problem {
  return new Problem('token-refused', say`The token is no signed JSON Web Token.`);
}
