import MarkdownIt, { type Token } from 'markdown-it';
import { printable, type Block } from './paper.ts';

/**
 * CommonMark with tables, without raw HTML. markdown-it (MIT) is kept up and bounds its nesting:
 * others that were tried took 20 s for 40,000 hostile characters, or overflowed the stack.
 */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

/**
 * A text in Markdown as plain structured paragraphs. Its headings stand below the heading that the
 * paper gives it; what Markdown knows and a plain paragraph does not, such as bold, is left out.
 * Signs without a shape are made visible before: CommonMark would lose NUL.
 */
export function markdownBlocks(text: string): readonly Block[] {
  const reading = new Reading();
  for (const token of markdown.parse(printable(text), {})) reading.take(token);
  return reading.blocks;
}

type List = { readonly ordered: boolean; next: number };

/** Follows the flat list of tokens; knows which list, heading or table they stand in. */
class Reading {
  readonly blocks: Block[] = [];
  readonly #lists: List[] = [];
  /** The mark of an item whose first words are still to come. */
  #mark: string | null = null;
  #inHeading = false;
  #table: string[][] | null = null;

  take(token: Token): void {
    switch (token.type) {
      case 'heading_open':
      case 'heading_close':
        this.#inHeading = token.nesting === 1;
        return;
      case 'bullet_list_open':
      case 'ordered_list_open':
        this.#saidMark();
        this.#lists.push({
          ordered: token.type === 'ordered_list_open',
          next: Number(token.attrGet('start') ?? 1),
        });
        return;
      case 'bullet_list_close':
      case 'ordered_list_close':
        this.#lists.pop();
        return;
      case 'list_item_open':
        this.#mark = this.#nextMark();
        return;
      case 'list_item_close':
        this.#saidMark();
        return;
      case 'table_open':
        this.#table = [];
        return;
      case 'table_close':
        this.#endTable();
        return;
      case 'tr_open':
        this.#table?.push([]);
        return;
      case 'inline':
        this.#say(plainText(token));
        return;
      case 'fence':
      case 'code_block':
        for (const line of token.content.trimEnd().split('\n')) this.#say(line);
        return;
      default:
    }
  }

  #say(text: string): void {
    const row = this.#table?.at(-1);
    if (row) row.push(text);
    else if (this.#mark !== null) this.#item(text);
    else if (text.trim() === '') return;
    else if (this.#inHeading) this.blocks.push({ is: 'heading', level: 3, text });
    else this.blocks.push({ is: 'paragraph', text });
  }

  #nextMark(): string {
    const list = this.#lists.at(-1);
    if (!list?.ordered) return '\u2022';
    list.next += 1;
    return `${list.next - 1}.`;
  }

  /** An item that begins with a list of its own, or is empty, still shows its mark. */
  #saidMark(): void {
    if (this.#mark !== null) this.#item('');
  }

  #item(text: string): void {
    const mark = this.#mark ?? '';
    this.#mark = null;
    this.blocks.push({ is: 'item', mark, text, depth: Math.max(this.#lists.length - 1, 0) });
  }

  #endTable(): void {
    const [head = [], ...rows] = this.#table ?? [];
    this.#table = null;
    this.blocks.push({ is: 'table', head, rows });
  }
}

/** The words of a line without their marks; of a picture what stands for it. */
function plainText({ children }: Token): string {
  const words = (children ?? []).map((part) => {
    if (part.type === 'softbreak' || part.type === 'hardbreak') return ' ';
    return part.content;
  });
  return words.join('').trim();
}
