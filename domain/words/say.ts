import type { Instant, Zone } from '../time.ts';

/**
 * A sentence for a person as data, so that it can be told in another language by whoever knows the
 * reader: the rules and the API write it in English where it arises.
 */
export type Said = {
  /** In English: what the record, Temporal and the log say. */
  readonly text: string;
  /** What translations are found by: the English with `{0}`, `{1}`... where something is filled in. */
  readonly pattern: string;
  readonly with: readonly Part[];
};

/** What is filled in: as it is, or by what it is called in the reader's language. */
export type Part = string | number | Said | Named;

/** Known by `id` in the catalogue of each language, where it has it; else told by its `text`. */
export type Named =
  | {
      readonly is: 'title' | 'office' | 'outcome' | 'position';
      readonly id: string;
      readonly text: string;
    }
  | {
      readonly is: 'time';
      readonly at: Instant;
      readonly zone: Pick<Zone, 'id' | 'label'>;
      readonly text: string;
    }
  /** By whoever has words of its own for it in each language. */
  | { readonly is: 'known'; readonly in: ByLanguage; readonly text: string }
  | {
      readonly is: 'list';
      readonly by: 'and' | 'or' | 'comma';
      readonly of: readonly Part[];
      readonly text: string;
    };

type ByLanguage = Readonly<Partial<Record<'fr' | 'uk', string>>>;

/** A sentence of ours; what stands between the placeholders is what gets translated. */
export function say(sentence: TemplateStringsArray, ...parts: readonly Part[]): Said {
  const filled = (shown: (part: Part, index: number) => string) =>
    sentence.reduce((before, after, index) => {
      const part = parts[index - 1];
      return `${before}${part === undefined ? '' : shown(part, index - 1)}${after}`;
    });
  const text = filled(inEnglish);
  return { text, pattern: filled((_, index) => `{${index}}`), with: parts };
}

/** What is filled in, as English says it. */
export function inEnglish(part: Part): string {
  return typeof part === 'object' ? part.text : String(part);
}

/** Words that are not ours, or of before there were patterns: told as they are. */
export function asGiven(text: string): Said {
  return { text, pattern: '{0}', with: [text] };
}

/** One of a fixed set of words of ours that are put together elsewhere than in a sentence. */
export function asPhrase(text: string): Said {
  return { text, pattern: text, with: [] };
}

/** What somebody else's software says in each language, for example of a field. */
export function asKnown(text: string, known: ByLanguage): Named {
  return { is: 'known', text, in: known };
}

/** What a mandate lets somebody be, by its id: `head-of-delegation`. */
export function asRole(role: string): Said {
  return { text: role, pattern: role.replaceAll('-', ' '), with: [] };
}

/** A title or a label of a procedure. */
export function asTitle(title: string): Named {
  return { is: 'title', id: title, text: title };
}

export function asOffice(id: string): Named {
  return { is: 'office', id, text: id };
}

/** Any of several desks, after `the`. */
export function asOffices(ids: readonly string[]): Named {
  return { is: 'list', by: 'or', of: ids.map(asOffice), text: ids.join(' or the ') };
}

export function asOutcome(id: string): Named {
  return { is: 'outcome', id, text: id };
}

export function asPosition(id: string): Named {
  return { is: 'position', id, text: id };
}

/** `A, B and C`. */
export function asList(parts: readonly Part[]): Named {
  const all = parts.map(inEnglish);
  const text =
    all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
  return { is: 'list', by: 'and', of: parts, text };
}

/** `A, B, C`, or what stands between them. */
export function asRow(parts: readonly Part[], between = ', '): Named {
  return { is: 'list', by: 'comma', of: parts, text: parts.map(inEnglish).join(between) };
}
