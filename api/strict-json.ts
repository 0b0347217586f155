import { pointer } from './pointer.ts';
import type { FieldFault } from './problem.ts';
import { say, type Said } from '../domain/words/say.ts';

const deepest = 200;

/** One object or array that the scan is inside of; `keys` is null in an array. */
type Level = { readonly keys: Set<string> | null; at: string | number; expectsKey: boolean };

/**
 * What JSON.parse lets through and two readers may understand differently: a key that stands twice
 * (RFC 8259 section 4), `__proto__`, nesting that no request of ours has, and what is no text.
 *
 * @param text JSON that JSON.parse has read
 * @returns the first such place, or null
 */
export function ambiguityIn(text: string): FieldFault | null {
  const levels: Level[] = [];
  const fault = (message: Said): FieldFault => ({
    path: pointer(levels.slice(0, deepest).map(({ at }) => at)),
    message,
  });
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index];
    const level = levels.at(-1);
    if (sign === '{') levels.push({ keys: new Set(), at: '', expectsKey: true });
    else if (sign === '[') levels.push({ keys: null, at: 0, expectsKey: false });
    else if (sign === '}' || sign === ']') levels.pop();
    else if (sign === ',' && level) next(level);
    else if (sign === '"') {
      const end = endOfString(text, index);
      const written = text.slice(index, end + 1);
      if (level?.expectsKey === true) {
        const key = String(JSON.parse(written));
        const message = troubleWith(key, level);
        level.at = key.toWellFormed();
        level.expectsKey = false;
        if (message !== null) return fault(message);
        level.keys?.add(key);
      } else if (written.includes('\\u') && !isText(String(JSON.parse(written))))
        return fault(noText);
      index = end;
    }
    if (levels.length > deepest) return fault(say`is nested too deeply`);
  }
  return null;
}

export const noText = say`holds characters that no text has`;

/** Half characters and NUL: no database keeps them, and no reader shows them. */
export function isText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000');
}

function next(level: Level): void {
  if (typeof level.at === 'number') level.at += 1;
  else level.expectsKey = true;
}

function troubleWith(key: string, { keys }: Level): Said | null {
  if (keys?.has(key) === true) return say`stands twice`;
  if (key === '__proto__') return say`is unknown here`;
  return isText(key) ? null : noText;
}

/** Where the string that begins at `start` has its closing quotation mark. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}
