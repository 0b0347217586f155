import { isAlias, isMap, isScalar, parseDocument, visit, type Document } from 'yaml';
import { FileFaulty, type Fault } from './faults.ts';

/** More than any case of a person's making; a larger one is a mistake or an attack. */
const mostCharacters = 160_000;
const deepest = 60;

/**
 * What a YAML 1.2 text (core schema: `yes` and times stay texts) or a JSON text says. Anchors and
 * aliases are refused: a short text could stand for a gigantic one.
 *
 * @throws FileFaulty with every fault of the text itself
 */
export function readText(file: string): unknown {
  // Editors of Windows begin a file with the sign that tells its encoding; it is no part of the text.
  const text = file.replace(/^\uFEFF/, '');
  if (text.length > mostCharacters)
    throw wholeFaulty(
      `is too long: ${text.length} characters, where ${mostCharacters} are the most`,
    );
  if (nesting(text) > deepest) throw wholeFaulty(`is nested more than ${deepest} deep`);
  const document = parsed(text);
  const faults = [...document.errors.map(syntaxFault), ...structureFaults(document)];
  if (faults.length > 0) throw new FileFaulty(faults.slice(0, 100));
  return document.toJS({ maxAliasCount: 0 });
}

function wholeFaulty(message: string): FileFaulty {
  return new FileFaulty([{ path: 'the whole', message }]);
}

function parsed(text: string): Document {
  try {
    // Equal keys are looked for below: the parser compares each with each.
    return parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: false });
  } catch (error) {
    throw wholeFaulty(`cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** How deep brackets and indentation go at the most; generous, since it only bounds the parser. */
function nesting(text: string): number {
  let depth = 0;
  let most = 0;
  for (const character of text) {
    if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
    most = Math.max(most, depth);
  }
  for (const [indent] of text.matchAll(/^[ \-?:]+/gm))
    most = Math.max(most, Math.ceil(indent.length / 4));
  return most;
}

function syntaxFault(error: { message: string; linePos?: unknown }): Fault {
  return { path: 'the whole', message: (error.message.split('\n')[0] ?? '').replace(/:$/, '') };
}

function structureFaults(document: Document): Fault[] {
  const faults: Fault[] = [];
  visit(document, (_key, node) => {
    if (isAlias(node)) {
      faults.push({ path: 'the whole', message: `uses the alias *${node.source}; write it out` });
      return undefined;
    }
    if (!isMap(node)) return undefined;
    const seen = new Set<string>();
    for (const { key } of node.items) {
      const name = isScalar(key) ? String(key.value) : null;
      if (name !== null && seen.has(name))
        faults.push({ path: name, message: 'stands twice in the same map' });
      if (name !== null) seen.add(name);
    }
    return undefined;
  });
  return faults;
}
