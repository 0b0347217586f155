import { isReleased } from '../../domain/policy/sees.ts';
import { readsVersion } from '../../domain/releasability.ts';
import type { TextVersion } from '../../domain/state.ts';
import {
  languageOf,
  languagesOf,
  markingOfVersion,
  textIn,
  textOf,
} from '../../domain/text-version.ts';
import type { AttachedFile } from '../../store/attachments.ts';
import type { Matter } from '../matter.ts';
import { Problem } from '../problem.ts';
import { showTime } from './time.ts';
import { say } from '../../domain/words/say.ts';

/** Whether the caller reads a version: as one who takes part, or once it is published. */
export function mayReadVersion({ viewer, state }: Matter, number: number | null): boolean {
  if (readsVersion(viewer, state, number)) return true;
  return isReleased(state) && number !== null && number === state.versions.at(-1)?.number;
}

/** The version of this number. @throws Problem `unknown-version`, `not-released` */
export function readableVersion(matter: Matter, number: number): TextVersion {
  const version = matter.state.versions.find((one) => one.number === number);
  if (!version)
    throw new Problem(
      'unknown-version',
      say`${matter.state.reference} has no version ${number}; it has ${matter.state.versions.length}.`,
    );
  if (mayReadVersion(matter, number)) return version;
  const marking = showMarking(matter, number);
  throw new Problem(
    'not-released',
    marking
      ? say`Version ${number} is marked ${markingLine(marking)}, and is not released to you. The registrar decides to whom it is released.`
      : say`Version ${number} is not released to you. The registrar decides to whom it is released.`,
  );
}

/** A version's marking as every rendering shows it; null before the registrar has set one. */
export function showMarking({ state, found }: Matter, number: number | null) {
  const marking = markingOfVersion(state, number);
  if (!marking) return null;
  const version = state.versions.find((one) => one.number === number);
  if (version?.marking) return version.marking;
  const releasability = state.marking ? marking.releasability : found.releasability;
  return { marking: marking.marking, releasability, inherited: false };
}

/** `NATO UNCLASSIFIED, releasable to UKR`. */
export function markingLine(marking: {
  readonly marking: string;
  readonly releasability: readonly string[];
}): string {
  const { releasability } = marking;
  return releasability.length === 0
    ? marking.marking
    : `${marking.marking}, releasable to ${releasability.join(', ')}`;
}

type Known = {
  readonly person: string | null;
  readonly files: readonly AttachedFile[];
  /** Texts by hash, as far as they were looked up. */
  readonly texts: ReadonlyMap<string, string>;
};

/** A version with all but its clauses; what belongs to its text only for those who may read it. */
export function showVersion(matter: Matter, version: TextVersion, known: Known) {
  const { number, hash, frozenAt } = version;
  const mayRead = mayReadVersion(matter, number);
  const files = mayRead ? known.files.filter((file) => file.version === number) : [];
  const document = textOf(version);
  const authoritative = languageOf(version);
  return {
    number,
    hash,
    frozenAt: showTime(matter.zone, frozenAt),
    person: matter.viewer.kind === 'public' ? null : known.person,
    marking: showMarking(matter, number),
    language: authoritative,
    languages: languagesOf(version).map((language) => ({
      language,
      text: textIn(version, language) ?? document,
      authoritative: language === authoritative,
    })),
    document,
    sheet: (mayRead && document !== hash && known.texts.get(hash)) || null,
    annexes: files.filter(({ isAnnex }) => isAnnex).map(showFile),
    attachments: files.filter(({ isAnnex }) => !isAnnex).map(showFile),
    text: mayRead ? (known.texts.get(document) ?? null) : null,
  };
}

export function showFile({ hash, name, mediaType, size }: AttachedFile) {
  return { hash, name, mediaType, size, address: `/api/attachments/${hash}` };
}
