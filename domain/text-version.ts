import type { BodyId } from './actor.ts';
import type { Hash, Recommendation, TextVersion } from './state.ts';

/** Who may read a paper: the marking itself, and to whom beyond the Alliance it is released. */
export type Marking = { readonly marking: string; readonly releasability: readonly string[] };

/** A file that belongs to a version and is decided with it, by the hash of its bytes. */
export type Annex = {
  readonly attachment: Hash;
  /** Document that holds its name. */
  readonly name: Hash;
};

/** The same version in another language; only the authoritative text is decided. */
export type LanguageVersion = { readonly language: string; readonly text: Hash };

/** Where a change of a clause comes from, as whoever froze the version says. */
export type NamedChange = {
  readonly clause: string;
  /** Id of the comment that it answers. */
  readonly comment: string | null;
  readonly proposer: BodyId | null;
  /** Document that says more. */
  readonly why: Hash | null;
};

/** What a version may bring beside its text; left out where it brings nothing. */
export type Paper = {
  /** ISO 639-1 of the authoritative text. */
  readonly language: string;
  readonly languageVersions: readonly LanguageVersion[];
  readonly annexes: readonly Annex[];
  /** Document that names the text and every annex by its hash; null without annexes. */
  readonly sheet: Hash | null;
  readonly changes: readonly NamedChange[];
};

const usualLanguage = 'en';

/** What a decision on this text binds: the text alone, or the sheet that names its annexes too. */
export function boundHash(text: Hash, paper: Paper | undefined): Hash {
  return paper?.sheet ?? text;
}

/** A version as it begins: with the marking of the one before, until it is marked itself. */
export function newVersion(
  state: Recommendation,
  event: { readonly number: number; readonly text: Hash; readonly paper?: Paper },
  frozenAt: number,
): TextVersion {
  const { number, text, paper } = event;
  const marking = state.marking && { marking: { ...state.marking, inherited: true } };
  const version = { number, hash: boundHash(text, paper), frozenAt, ...marking };
  if (!paper) return version;
  const { language, languageVersions, annexes } = paper;
  return { ...version, text, language, languageVersions, annexes };
}

/** The document that holds a version's authoritative text. */
export function textOf(version: TextVersion): Hash {
  return version.text ?? version.hash;
}

/** The language of the text that is decided. */
export function languageOf(version: TextVersion): string {
  return version.language ?? usualLanguage;
}

/** The document of a version in this language; undefined where there is none. */
export function textIn(version: TextVersion, language: string): Hash | undefined {
  if (language === languageOf(version)) return textOf(version);
  return version.languageVersions?.find((one) => one.language === language)?.text;
}

/** The languages that a version is there in, the authoritative one first. */
export function languagesOf(version: TextVersion): readonly string[] {
  const others = (version.languageVersions ?? []).map(({ language }) => language);
  return [languageOf(version), ...others];
}

/** Of these languages those that the version in force lacks. */
export function missingLanguages(
  state: Recommendation,
  languages: readonly string[],
): readonly string[] {
  const version = state.versions.at(-1);
  const there = version ? languagesOf(version) : [];
  return languages.filter((language) => !there.includes(language));
}

/** The marking of a version, its own or inherited; of the whole where there is no version yet. */
export function markingOfVersion(state: Recommendation, number: number | null): Marking | null {
  const version = state.versions.find((one) => one.number === number);
  const marking = version?.marking ?? state.marking;
  if (marking) return marking;
  // What was marked before versions carried it said so in a fact alone.
  const fact = state.facts['marking'];
  return typeof fact === 'string' ? { marking: fact, releasability: [] } : null;
}

/** The state in which the version in force is marked. */
export function marked(state: Recommendation, marking: Marking): Recommendation {
  const last = state.versions.at(-1);
  const versions = last
    ? [...state.versions.slice(0, -1), { ...last, marking: { ...marking, inherited: false } }]
    : state.versions;
  const facts = { ...state.facts, marked: true, marking: marking.marking };
  return { ...state, facts, versions, marking };
}

/** The state in which a version is there in one more language, or in a mended one. */
export function translated(
  state: Recommendation,
  { number, language, text }: { number: number; language: string; text: Hash },
): Recommendation {
  const versions = state.versions.map((version) => {
    if (version.number !== number) return version;
    const others = (version.languageVersions ?? []).filter((one) => one.language !== language);
    return { ...version, languageVersions: [...others, { language, text }] };
  });
  return { ...state, versions };
}
