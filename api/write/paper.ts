import type { Paper } from '../../domain/text-version.ts';
import type { Hash } from '../../domain/state.ts';
import { coverSheet } from '../../papers/cover-sheet.ts';
import { unknownAttachments } from '../../store/attachments.ts';
import type { ActAsked } from '../contract/acts.ts';
import type { Edge } from '../edge.ts';
import { Problem } from '../problem.ts';
import type { Papers } from './papers.ts';
import { asRow, say } from '../../domain/words/say.ts';

type Brought = Pick<
  Extract<ActAsked, { type: 'freeze-version' }>,
  'language' | 'languageVersions' | 'annexes' | 'changes'
>;

/** What a version brings beside its text, every text of it kept as a document. */
export function paperOf(asked: Brought, text: Hash, papers: Papers): { paper?: Paper } {
  const { language = 'en', languageVersions = [], annexes = [], changes = [] } = asked;
  const isPlain = [languageVersions, annexes, changes].every(({ length }) => length === 0);
  if (isPlain && asked.language === undefined) return {};
  const paper: Paper = {
    language,
    languageVersions: languageVersions.map((one) => ({
      language: one.language,
      text: papers.keep(one.text),
    })),
    annexes: annexes.map(({ attachment, name }) => ({ attachment, name: papers.keep(name) })),
    sheet: annexes.length === 0 ? null : papers.keep(coverSheet(text, annexes)),
    changes: changes.map(({ clause, comment = null, proposer = null, why }) => ({
      clause,
      comment,
      proposer,
      why: papers.keepIfAny(why),
    })),
  };
  return { paper };
}

/**
 * A hash that nobody handed in would be decided on without anybody being able to read it.
 * @throws Problem `unknown-attachment`
 */
export async function haveAttachments(edge: Edge, asked: ActAsked): Promise<void> {
  const hashes = attachmentsOf(asked);
  if (hashes.length === 0) return;
  const unknown = await unknownAttachments(edge.store, hashes);
  if (unknown.length === 0) return;
  throw new Problem(
    'unknown-attachment',
    say`No file is kept under ${asRow(unknown)}. Nothing has happened. Hand it in by POST /api/attachments first.`,
  );
}

function attachmentsOf(asked: ActAsked): readonly string[] {
  switch (asked.type) {
    case 'attach':
      return [asked.attachment];
    case 'freeze-version':
    case 'reissue':
      return (asked.annexes ?? []).map(({ attachment }) => attachment);
    default:
      return [];
  }
}
