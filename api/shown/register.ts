import { isReleased, seesPosition } from '../../domain/policy/sees.ts';
import { isPublicMarking } from '../../domain/publication.ts';
import { frozenStages } from '../../domain/review/manifest.ts';
import { textOf } from '../../domain/text-version.ts';
import type { Recommendation } from '../../domain/state.ts';
import { findTexts } from '../../store/documents.ts';
import type { Publication } from '../../store/publications.ts';
import type { RegisterEntry } from '../contract/register.ts';
import type { Edge } from '../edge.ts';
import { showTime, showTimeIfAny, utc } from './time.ts';

const everybody = { kind: 'public' } as const;

/** What the register says of one recommendation; an entry that was corrected is not shown any more. */
export function showPublication({ reference, review, ...published }: Publication) {
  const { title, marking, outcome, entries } = published;
  const first = entries[0];
  const last = entries.at(-1);
  return {
    reference,
    review,
    title: isPublicMarking(marking) ? title : null,
    outcome,
    published: showTime(utc, first?.at ?? 0),
    corrected: showTimeIfAny(utc, entries.length > 1 ? (last?.at ?? null) : null),
    entry: last?.entry ?? '',
  };
}

/** The same with the text, where that is for everybody, and what nations have released. */
export async function showEntry(
  edge: Edge,
  publication: Publication,
  state: Recommendation,
): Promise<RegisterEntry> {
  const last = state.versions.at(-1);
  const text = isReleased(state) && last !== undefined ? textOf(last) : null;
  const released = releasedIn(state);
  const said = released.flatMap(({ reason, statement }) => [reason, statement]);
  const texts = await findTexts(
    edge.store,
    [text, ...said].filter((hash) => hash !== null),
  );
  const told = (hash: string | null) => (hash === null ? null : (texts.get(hash) ?? null));
  const attached = (as: 'reservation' | 'statement') =>
    released
      .filter((one) => one.attached === as)
      .map(({ body, stage, reason, statement }) => ({
        body,
        stage,
        text: told(statement ?? reason),
      }));
  return {
    ...showPublication(publication),
    text: told(text),
    hash: text,
    positions: released.map(({ body, stage, position }) => ({ body, stage, position })),
    reservations: attached('reservation'),
    statements: attached('statement'),
  };
}

function releasedIn(state: Recommendation) {
  return frozenStages(state).flatMap(({ stage, round, positions }) =>
    positions
      .filter(({ body }) => seesPosition(everybody, state, { stage, round, body }))
      .map((one) => ({ ...one, stage })),
  );
}
