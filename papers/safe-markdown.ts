import MarkdownIt, { type Token } from 'markdown-it';
import { madeVisible } from '../domain/spelling/hidden.ts';

/*
 * What of Markdown a text may be made of. The one place for it, without anything of Node: papers and
 * mails make HTML of it (markdown-html.ts), the pages in a browser elements.
 */

/** Where a link of a text may lead. Whatever else is said in the form of a link stays text. */
const schemes: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** The page it leads to learns nothing of the one it stands on, and gains nothing by it. */
export const linkRel = 'noopener noreferrer nofollow';

/**
 * CommonMark with tables, without raw HTML (its signs are shown) and without pictures: one that is
 * fetched tells its server who reads, so a picture is its words. Links are not made of bare words.
 */
export function safeMarkdown(): InstanceType<typeof MarkdownIt> {
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
  markdown.disable('image');
  markdown.validateLink = isSafeAddress;
  markdown.normalizeLink = (address) => URL.parse(address)?.href ?? '';
  return markdown;
}

/** A text as the parts that it is made of; signs that no reader sees are made visible. */
export function partsOf(text: string): readonly Token[] {
  return safeMarkdown().parse(madeVisible(text, 'text'), {});
}

export type { Token };

/** An absolute address of a kind that runs nothing, without signs that parsers read differently. */
function isSafeAddress(address: string): boolean {
  // oxlint-disable-next-line no-control-regex -- parsers drop or keep these at will
  if (/[\u0000-\u0020\u007f-\u009f\\]/u.test(address)) return false;
  const url = URL.parse(address);
  if (url === null || !schemes.has(url.protocol)) return false;
  const isWritten = address.toLowerCase().startsWith(url.protocol);
  const isTrue = url.username === '' && url.password === '';
  return isWritten && isTrue;
}
