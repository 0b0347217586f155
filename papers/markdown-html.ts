import MarkdownIt from 'markdown-it';
import { madeVisible } from '../domain/spelling/hidden.ts';

/** Where a link of a text may lead. Whatever else is said in the form of a link stays text. */
const schemes: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/**
 * CommonMark with tables, without raw HTML (its signs are shown) and without pictures: one that is
 * fetched tells its server who reads, so a picture is its words. Links are not made of bare words.
 */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
markdown.disable('image');
markdown.validateLink = isSafeAddress;
markdown.normalizeLink = (address) => URL.parse(address)?.href ?? '';
for (const cell of ['th_open', 'td_open'] as const)
  markdown.renderer.rules[cell] = (tokens, at, options, _env, self) => {
    // Alignment would be an inline style, which no strict policy lets through.
    const token = tokens[at];
    if (token) token.attrs = null;
    return self.renderToken(tokens, at, options);
  };
markdown.renderer.rules['link_open'] = (tokens, at, options, _env, self) => {
  // The page it leads to learns nothing of the one it stands on, and gains nothing by it.
  tokens[at]?.attrSet('rel', 'noopener noreferrer nofollow');
  return self.renderToken(tokens, at, options);
};

/**
 * A text in Markdown as HTML that can stand in any page: elements of text, lists, tables and code,
 * `class` for the language of code, `start` of lists, `style` nowhere, no element or address of the
 * author's own but links to http, https and mailto. Signs that no reader sees are made visible.
 * The one function for it; whatever page shows it keeps its own Content-Security-Policy as well.
 */
export function markdownHtml(text: string): string {
  return markdown.render(madeVisible(text, 'text'));
}

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
