import type { Act } from '../command.ts';
import { refuse, type Refusal } from '../decision.ts';
import { sitsAt, speaksFor } from '../offices.ts';
import { hasReleased, publishedBy } from '../publication.ts';
import { roundOf } from '../stages.ts';
import type { Instant } from '../time.ts';
import type { Unfolding } from '../unfolding.ts';

type ActOf<T extends Act['type']> = Extract<Act, { readonly type: T }>;

/** A new entry of the public register beside the old one: both stay on record. */
export function correctPublication(
  story: Unfolding,
  act: ActOf<'correct-publication'>,
  at: Instant,
): Refusal | null {
  const registrar = publishedBy(story.state);
  if (registrar === null)
    return refuse('not-asked-for', 'Nothing was published yet, so there is nothing to correct.');
  if (!sitsAt(story.state, story.by, [registrar]))
    return refuse('not-your-office', `Only the ${registrar} corrects a publication.`);
  const { entry, reason } = act;
  story.add({ type: 'publication-corrected', entry, reason }, at);
  return null;
}

/** A position is its nation's own: only that nation lets others know it, and only afterwards. */
export function releasePosition(
  story: Unfolding,
  { stage: named, body }: ActOf<'release-position'>,
  at: Instant,
): Refusal | null {
  if (!speaksFor(story.state, story.by, body) || !isOwn(story, body))
    return refuse('not-your-body', `Only a delegate of ${body} releases what ${body} said.`);
  const given = story.state.stages.findLast(
    ({ stage, phase }) =>
      (named === null || stage === named) &&
      phase.is === 'closed' &&
      roundOf(phase)?.counted.some((response) => response.body === body),
  );
  if (!given)
    return refuse(
      'not-permitted-now',
      `There is no position of ${body} in a stage that is closed; while a stage runs none is released.`,
    );
  const { stage, round } = given;
  if (hasReleased(story.state, { stage, round, body }))
    return refuse('not-asked-for', `${body} has released this position already.`);
  story.add({ type: 'position-released', stage, round, body }, at);
  return null;
}

function isOwn({ by }: Unfolding, body: string): boolean {
  return by.is === 'person' && by.body === body;
}
