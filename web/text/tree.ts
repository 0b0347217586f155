import type { Token } from '../../papers/safe-markdown.ts';

/** A part of a text with the parts within it. */
export type Part = {
  readonly token: Token;
  /** The line of the source on which it begins, from 0; null: it stands within a line. */
  readonly line: number | null;
  readonly parts: readonly Part[];
};

/** The flat list of a parser, as what stands in what. */
export function treeOf(tokens: readonly Token[]): readonly Part[] {
  const top: Part[] = [];
  const open: Part[][] = [top];
  for (const token of tokens) {
    if (token.nesting < 0) {
      if (open.length > 1) open.pop();
      continue;
    }
    const within = token.type === 'inline' ? [...treeOf(token.children ?? [])] : [];
    open.at(-1)?.push({ token, line: token.map?.[0] ?? null, parts: within });
    if (token.nesting > 0) open.push(within);
  }
  return top;
}

/** The heading that is highest: what a page puts at the level below its own. */
export function highestHeading(parts: readonly Part[]): number {
  const levels = parts.map(({ token, parts: within }) =>
    token.type === 'heading_open' ? Number(token.tag.slice(1)) : highestHeading(within),
  );
  return Math.min(6, ...levels);
}
