import type { PersonActor } from './actor.ts';
import type { Act } from './command.ts';
import { openStages, roundOf } from './stages.ts';
import type { Recommendation } from './state.ts';

/** No text has it, so that a new version is never the one in force. */
export const unwritten = '0'.repeat(64);
export const later = { workingDays: 1 } as const;

const names = { benchmark: unwritten, authority: 'NONE', dueDate: 0, indicator: unwritten };

/** A code of no language, so that no version has a text in it. */
const noLanguage = 'zz';

/** Each act about which the rules are asked, as far as the state alone says what to ask. */
export function triesOf(state: Recommendation, by: PersonActor): readonly Act[] {
  const open = openStages(state).map(({ state: { stage } }) => stage);
  const closed = state.stages.flatMap(({ stage, phase }) =>
    phase.is === 'closed' && phase.round !== null ? [stage] : [],
  );
  const { body } = by;
  return [
    ...ofTheWhole(by),
    ...ofPaper(),
    ...ofItsEnd(),
    { type: 'erratum', event: state.sequence, reason: unwritten, instead: null, strike: false },
    nextVersion(state),
    ...open.flatMap((stage) => ofStage(stage, by)),
    ...[...new Set(closed)].map((stage) => ({ type: 'release-position', stage, body }) as const),
  ];
}

/** Numbers of the events that brought the responses which count in open stages. */
export function countedIn(state: Recommendation): readonly number[] {
  return openStages(state).flatMap(({ state: { phase } }) =>
    (roundOf(phase)?.counted ?? []).flatMap(({ sequence = [] }) => sequence),
  );
}

function ofTheWhole({ body }: PersonActor): readonly Act[] {
  return [
    { type: 'accept' },
    { type: 'mark', marking: '-', releasability: [] },
    { type: 'circulate', languages: ['en', 'fr', 'uk'], window: null },
    { type: 'submit-evidence', evidence: unwritten },
    { type: 'accept-evidence' },
    { type: 'refuse-evidence', reason: unwritten },
    { type: 'request-more-time', body },
    { type: 'comment', id: unwritten, body, kind: 'editorial', clause: '', document: unwritten },
  ];
}

/** Texts, what goes with them, and what the public reads. */
function ofPaper(): readonly Act[] {
  return [
    { type: 'freeze-version', text: unwritten, window: null, names },
    { type: 'reissue', text: null, window: null },
    { type: 'add-language-version', version: null, language: noLanguage, text: unwritten },
    { type: 'attach', attachment: unwritten, name: unwritten },
    { type: 'publish', entry: unwritten },
    { type: 'correct-publication', entry: unwritten, reason: unwritten },
  ];
}

function ofItsEnd(): readonly Act[] {
  return [
    { type: 'withdraw', reason: unwritten },
    { type: 'return', to: null, reason: unwritten },
    { type: 'supersede', successor: 'ANOTHER' },
    { type: 'reopen', to: null, reason: unwritten },
    { type: 'close-package', manifest: unwritten, alone: true },
    { type: 'conclude', outcome: 'endorsed', alone: true },
  ];
}

function ofStage(stage: string, { body }: PersonActor): readonly Act[] {
  return [
    { type: 'lift', stage, body },
    { type: 'withdraw-position', stage, body },
    { type: 'recuse', stage, body },
    { type: 'advise', stage, advice: unwritten, aligned: true },
    { type: 'convene', stage, window: null },
    { type: 'extend', stage, window: later, reason: null },
    { type: 'raise', stage, reason: unwritten },
    { type: 'pass-over', stage, reason: unwritten },
  ];
}

/** The same rules under the next number: whether there is such a version only the register knows. */
function nextVersion({ setting: { procedure } }: Recommendation): Act {
  const { version: from } = procedure;
  const next = { ...procedure, version: from + 1 };
  const why = { setting: unwritten, reason: unwritten };
  return { type: 'migrate-procedure', procedure: next, from, ...why };
}
