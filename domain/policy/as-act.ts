import { say, type Said } from '../words/say.ts';
import { table } from './table.ts';

/** An act by its name, which other languages tell by what it does: `publish an entry...`. */
export function asAct(act: string): Said {
  const row = Object.entries(table).find(([name]) => name === act)?.[1];
  return row === undefined ? say`${act}` : { text: act, pattern: row.does, with: [] };
}
