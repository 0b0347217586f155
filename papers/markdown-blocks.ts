import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString } from 'mdast-util-to-string';
import type { Block } from './paper.ts';

type Root = ReturnType<typeof fromMarkdown>;
type Node = Root['children'][number];
type List = Extract<Node, { readonly type: 'list' }>;

/**
 * A text in Markdown as plain structured paragraphs. Its headings stand below the heading that the
 * paper gives it; what Markdown knows and a plain paragraph does not, such as bold, is left out.
 */
export function markdownBlocks(text: string): readonly Block[] {
  return fromMarkdown(text).children.flatMap((node) => blocksOf(node, 0));
}

function blocksOf(node: Node, depth: number): readonly Block[] {
  switch (node.type) {
    case 'heading':
      return [{ is: 'heading', level: 3, text: toString(node) }];
    case 'list':
      return itemsOf(node, depth);
    case 'blockquote':
      return node.children.flatMap((child) => blocksOf(child, depth));
    case 'code':
      return node.value.split('\n').map((line) => ({ is: 'paragraph', text: line }));
    case 'thematicBreak':
    case 'definition':
      return [];
    default: {
      const said = toString(node).trim();
      return said === '' ? [] : [{ is: 'paragraph', text: said }];
    }
  }
}

function itemsOf({ ordered, start, children }: List, depth: number): readonly Block[] {
  return children.flatMap(({ children: parts }, index) => {
    const mark = ordered === true ? `${(start ?? 1) + index}.` : '\u2022';
    const [first, ...rest] = parts;
    const isText = first?.type === 'paragraph';
    const text = isText ? toString(first) : '';
    const item: Block = { is: 'item', mark, text, depth };
    const below = isText ? rest : parts;
    return [item, ...below.flatMap((part) => blocksOf(part, depth + 1))];
  });
}
