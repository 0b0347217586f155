import { areFound, excerptAround } from '../../domain/found-words.ts';
import { knowingOf } from '../../domain/policy/knows.ts';
import { isPublicMarking } from '../../domain/publication.ts';
import { languagesOf, textIn } from '../../domain/text-version.ts';
import { findTexts } from '../../store/documents.ts';
import { pageOf, type Page } from '../../store/page.ts';
import { findPublications } from '../../store/publications.ts';
import { findCandidates, rankedKey, type Candidate } from '../../store/search.ts';
import type { Caller } from '../auth/caller.ts';
import type { Found } from '../contract/search.ts';
import type { Edge } from '../edge.ts';
import { findMatter, type Matter } from '../matter.ts';
import { Problem } from '../problem.ts';
import { mayReadVersion, showMarking } from './version.ts';

type Seeker = Pick<Caller, 'mandates'>;
type Asked = { readonly words: readonly string[]; readonly cursor?: string | undefined };

/** What of a matter its seeker may read, and so may find it by. */
type Readable = {
  readonly matter: Matter;
  readonly title: string | null;
  readonly texts: readonly { readonly language: string | null; readonly text: string }[];
  readonly isPublished: boolean;
};

/**
 * A page of what is found. The register offers what it may show; whether the words are in what this
 * seeker reads is decided here, by the same rules as when they open it.
 */
export async function searched(
  edge: Edge,
  seeker: Seeker,
  { words, cursor, limit }: Asked & { readonly limit: number },
): Promise<Page<Found>> {
  const found: (Candidate & { readonly shown: Found })[] = [];
  let from = cursor;
  for (;;) {
    const { items, next } = await findCandidates(edge.store, words, { cursor: from, limit });
    found.push(...(await judged(edge, seeker, { words, items })));
    if (next === null || found.length > limit) break;
    from = next;
  }
  const page = pageOf(found, limit, rankedKey);
  return { items: page.items.map(({ shown }) => shown), next: page.next };
}

async function judged(
  edge: Edge,
  seeker: Seeker,
  { words, items }: { readonly words: readonly string[]; readonly items: readonly Candidate[] },
) {
  const readables = await readable(
    edge,
    seeker,
    items.map(({ reference }) => reference),
  );
  return items.flatMap((candidate) => {
    const one = readables.get(candidate.reference);
    const shown = one && showFound(one, words, seeker);
    return shown ? [{ ...candidate, shown }] : [];
  });
}

async function readable(
  edge: Edge,
  seeker: Seeker,
  references: readonly string[],
): Promise<Map<string, Readable>> {
  const matters = (
    await Promise.all(references.map((one) => matterIfKnown(edge, seeker, one)))
  ).filter((matter) => matter !== null);
  const documents = new Map(matters.map((matter) => [matter, documentsOf(matter)]));
  const published = matters.flatMap(({ found }) =>
    found.concern.published ? [found.reference] : [],
  );
  const [texts, publications] = await Promise.all([
    findTexts(
      edge.store,
      [...documents.values()].flat().map(({ document }) => document),
    ),
    published.length === 0 ? [] : findPublications(edge.store, published),
  ]);
  const entries = new Map(publications.map((one) => [one.reference, one.entries.at(-1)]));
  return new Map(
    matters.map((matter) => {
      const { reference } = matter.found;
      const entry = entries.get(reference);
      const inForce = (documents.get(matter) ?? []).map(({ language, document }) => ({
        language,
        text: texts.get(document) ?? '',
      }));
      const more = entry ? [{ language: null, text: entry.entry }] : [];
      const title = titleOf(matter);
      return [
        reference,
        { matter, title, texts: [...inForce, ...more], isPublished: entry !== undefined },
      ];
    }),
  );
}

/** The text in force in each language, where the seeker reads it. */
function documentsOf(matter: Matter) {
  const version = matter.state.versions.at(-1);
  if (version === undefined || !mayReadVersion(matter, version.number)) return [];
  return languagesOf(version).flatMap((language) => {
    const document = textIn(version, language);
    return document === undefined ? [] : [{ language, document }];
  });
}

async function matterIfKnown(
  edge: Edge,
  seeker: Seeker,
  reference: string,
): Promise<Matter | null> {
  try {
    return await findMatter(edge, seeker, reference);
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

/** As in a list: a title is public only with its text. */
function titleOf({ viewer, found }: Matter): string | null {
  return viewer.kind !== 'public' || isPublicMarking(found.marking) ? found.title : null;
}

/** null: the words are in nothing that the seeker reads. */
function showFound(
  { matter, title, texts, isPublished }: Readable,
  words: readonly string[],
  { mandates }: Seeker,
): Found | null {
  const { found, state } = matter;
  const { reference, review, outcome } = found;
  const head = [reference, ...(title === null ? [] : [title])];
  const [text] = texts.filter((one) => areFound(words, [...head, one.text]));
  if (text === undefined && !areFound(words, head)) return null;
  const hasAny = text && words.some((word) => areFound([word], [text.text]));
  const excerpt = hasAny ? excerptAround(text.text, words) : null;
  const inHead = areFound(words, [reference]) ? 'reference' : 'title';
  const inText = text?.language === null ? 'entry' : 'text';
  const marking = showMarking(matter, state.versions.at(-1)?.number ?? null);
  return {
    reference,
    review,
    title,
    outcome,
    marking: marking?.marking ?? found.marking,
    releasability: [...(marking?.releasability ?? found.releasability)],
    where: areFound(words, head) ? inHead : inText,
    language: excerpt === null ? null : (text?.language ?? null),
    excerpt,
    published: isPublished,
    known: knowingOf(mandates, { ...found.concern, published: false }) !== null,
  };
}
