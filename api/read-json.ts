import express, { type NextFunction, type Request, type Response } from 'express';
import { Problem } from './problem.ts';
import { ambiguityIn } from './strict-json.ts';
import { type Said, say } from '../domain/words/say.ts';

const largestBody = '256kb';
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads the body of a write: JSON in UTF-8, uncompressed, that has one meaning only. What is hashed
 * and signed for is what was sent, so nothing is mended: neither bytes that are no UTF-8 nor a key
 * that stands twice.
 */
export const readJson = readJsonUpTo(largestBody);

/** The same with another limit; what it has read is not read again. */
export function readJsonUpTo(limit: string) {
  return [onlyJson, express.raw({ limit, inflate: false, type }), parse];
}

function type(): boolean {
  return true;
}

/** Files have been read by now, as what they are. */
function isFile({ body }: Request): boolean {
  return body instanceof Uint8Array;
}

function onlyJson(request: Request, response: Response, next: NextFunction): void {
  if (request.method !== 'POST' || isFile(request)) {
    response.locals['isRead'] = true;
    return next();
  }
  const [mediaType = '', ...parameters] = (request.get('content-type') ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const isUtf8 = parameters.every((one) => /^(charset="?utf-8"?)?$/.test(one));
  if (mediaType === 'application/json' && isUtf8) return next();
  throw new Problem(
    'wrong-content-type',
    say`A write is sent as Content-Type: application/json, in UTF-8. Nothing has happened.`,
  );
}

function parse(request: Request, response: Response, next: NextFunction): void {
  if (response.locals['isRead'] === true) return next();
  const bytes: unknown = request.body;
  if (!(bytes instanceof Uint8Array) || bytes.byteLength === 0)
    throw malformed(say`The body is empty`);
  const text = decoded(bytes);
  request.body = parsedText(text);
  const ambiguity = ambiguityIn(text);
  if (ambiguity === null) {
    response.locals['isRead'] = true;
    return next();
  }
  throw new Problem(
    'invalid-request',
    say`The body can be read in more than one way (${ambiguity.path}: ${ambiguity.message}). Nothing has happened; mend it and send it again.`,
    { errors: [ambiguity] },
  );
}

function decoded(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw malformed(say`The bytes of the body are not UTF-8`);
  }
}

function parsedText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed(say`The body is not JSON`);
  }
}

function malformed(why: Said): Problem {
  return new Problem(
    'malformed-json',
    say`${why}. Nothing has happened; mend it and send it again.`,
  );
}
