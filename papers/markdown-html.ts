import { madeVisible } from '../domain/spelling/hidden.ts';
import { linkRel, safeMarkdown } from './safe-markdown.ts';

const markdown = safeMarkdown();
for (const cell of ['th_open', 'td_open'] as const)
  markdown.renderer.rules[cell] = (tokens, at, options, _env, self) => {
    // Alignment would be an inline style, which no strict policy lets through.
    const token = tokens[at];
    if (token) token.attrs = null;
    return self.renderToken(tokens, at, options);
  };
markdown.renderer.rules['link_open'] = (tokens, at, options, _env, self) => {
  tokens[at]?.attrSet('rel', linkRel);
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
