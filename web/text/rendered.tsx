import { createElement, Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { linkRel, partsOf } from '../../papers/safe-markdown.ts';
import { highestHeading, treeOf, type Part } from './tree.ts';

/** What a text may be made of here; whatever else a parser may know is shown as its words. */
const elements: ReadonlySet<string> = new Set(
  'p ul ol li blockquote table thead tbody tr th td em strong s'.split(' '),
);

type Shown = {
  /** Clauses by the line on which they begin. */
  readonly clauses: ReadonlyMap<number, string>;
  /** How far headings are moved, so that the highest stands below the page's own. */
  readonly shift: number;
};

/**
 * A text in Markdown as it reads, made of elements and never of HTML: there is no way from a text to
 * a script. Each clause has its anchor, and its number where the text itself does not say it.
 */
export function Rendered({
  text,
  clauses,
  below,
}: {
  readonly text: string;
  readonly clauses: ReadonlyMap<number, string>;
  /** The level of the heading that it stands under. */
  readonly below: number;
}) {
  const parts = treeOf(partsOf(text));
  const shown = { clauses, shift: below + 1 - highestHeading(parts) };
  return <Parts parts={parts} shown={shown} />;
}

function Parts({ parts, shown }: { readonly parts: readonly Part[]; readonly shown: Shown }) {
  return parts.map((part, at) => (
    // A text is shown whole or not at all: its parts never change places.
    <OnePart key={at} part={part} shown={shown} />
  ));
}

function OnePart({ part, shown }: { readonly part: Part; readonly shown: Shown }): ReactNode {
  const { token, parts } = part;
  const within = parts.length > 0 && <Parts parts={parts} shown={shown} />;
  switch (token.type) {
    case 'inline':
      return within;
    case 'text':
      return token.content;
    case 'softbreak':
      return '\n';
    case 'hardbreak':
      return <br />;
    case 'hr':
      return <hr />;
    case 'code_inline':
      return <code>{token.content}</code>;
    case 'fence':
    case 'code_block':
      return <pre className="note-text">{token.content}</pre>;
    case 'link_open':
      return (
        <a href={String(token.attrGet('href') ?? '')} rel={linkRel}>
          {within}
        </a>
      );
    case 'heading_open': {
      const level = Math.min(6, Number(token.tag.slice(1)) + shown.shift);
      return <Block tag={`h${level}`} {...{ part, shown }} />;
    }
    default:
      if (token.hidden) return <Fragment>{within}</Fragment>;
      return elements.has(token.tag) ? (
        <Block tag={token.tag} {...{ part, shown }} />
      ) : (
        token.content
      );
  }
}

/** An element, with the anchor of the clause that begins with it. */
function Block({
  tag,
  part: { token, line, parts },
  shown,
}: {
  readonly tag: string;
  readonly part: Part;
  readonly shown: Shown;
}) {
  // A list counts on by itself; a text is cited by the numbers that stand in it.
  const value = tag === 'li' && token.info !== '' ? Number(token.info) : undefined;
  const holdsOthers = ['ul', 'ol', 'blockquote', 'table', 'thead', 'tbody', 'tr'].includes(tag);
  const number = line === null || holdsOthers ? undefined : shown.clauses.get(line);
  // The innermost that begins there is looked at first by whoever follows the anchor.
  const rest = number === undefined ? shown : { ...shown, clauses: without(shown.clauses, line) };
  return createElement(
    tag,
    {
      ...(value !== undefined && { value }),
      ...(number && { id: anchorOf(number) }),
    },
    number !== undefined && token.info !== number && !says(parts, number) && (
      <ClauseNumber clause={number} />
    ),
    parts.length > 0 && <Parts parts={parts} shown={rest} />,
  );
}

/** A clause by its number, to link to and to read out; no part of the text itself. */
function ClauseNumber({ clause }: { readonly clause: string }) {
  const { t } = useTranslation();
  return (
    <a
      className="clause-number"
      href={`#${anchorOf(clause)}`}
      aria-label={t('comments.clause', { clause })}
    >
      {clause}
    </a>
  );
}

export function anchorOf(clause: string): string {
  return `clause-${clause.replaceAll(/\s+/g, '-')}`;
}

function without(clauses: ReadonlyMap<number, string>, line: number | null) {
  return new Map([...clauses].filter(([at]) => at !== line));
}

/** Whether the text itself begins with the number, as `3.2 The Parties …` does; of a list its sign does. */
function says(parts: readonly Part[], number: string): boolean {
  const words = parts.map(({ token }) => token.content).join('');
  return words.startsWith(number.replace(/ \(\d+\)$/, ''));
}
