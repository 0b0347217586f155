import type { Act } from '../command.ts';
import { refuse, type Refusal } from '../decision.ts';
import { sitsAt, speaksFor } from '../offices.ts';
import { hasReleased, isPublicMarking, markingOf, publishedBy } from '../publication.ts';
import { roundOf } from '../stages.ts';
import type { Hash } from '../state.ts';
import { textOf } from '../text-version.ts';
import type { Instant } from '../time.ts';
import type { Unfolding } from '../unfolding.ts';
import { doTask } from './task.ts';
import { asOffice, say } from '../words/say.ts';

type ActOf<T extends Act['type']> = Extract<Act, { readonly type: T }>;

/** The registrar's own words enter the public register; the text itself only where it is public. */
export function publish(
  story: Unfolding,
  { entry }: ActOf<'publish'>,
  at: Instant,
): Refusal | null {
  const event = () => ({ type: 'published', entry }) as const;
  const reason = say`Published in the register.`.text;
  return (
    notRedacted(story, entry) ?? doTask(story, { act: 'publish', stage: null, event, reason }, at)
  );
}

function notRedacted({ state }: Unfolding, entry: Hash): Refusal | null {
  const marking = markingOf(state);
  const texts = state.versions.flatMap((version) => [
    textOf(version),
    ...(version.languageVersions ?? []).map(({ text }) => text),
  ]);
  if (isPublicMarking(marking) || !texts.includes(entry)) return null;
  return refuse(
    'requirement-unmet',
    marking === null
      ? say`The text is not marked, which is not public. Publish a redacted entry in its place, or mark it as public first.`
      : say`The text is marked ${marking}, which is not public. Publish a redacted entry in its place, or mark it as public first.`,
  );
}

/** A new entry of the public register beside the old one: both stay on record. */
export function correctPublication(
  story: Unfolding,
  act: ActOf<'correct-publication'>,
  at: Instant,
): Refusal | null {
  const registrar = publishedBy(story.state);
  if (registrar === null)
    return refuse('not-asked-for', say`Nothing was published yet, so there is nothing to correct.`);
  if (!sitsAt(story.state, story.by, [registrar]))
    return refuse('not-your-office', say`Only the ${asOffice(registrar)} corrects a publication.`);
  const { entry, reason } = act;
  const no = notRedacted(story, entry);
  if (no) return no;
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
    return refuse('not-your-body', say`Only a delegate of ${body} releases what ${body} said.`);
  const given = story.state.stages.findLast(
    ({ stage, phase }) =>
      (named === null || stage === named) &&
      phase.is === 'closed' &&
      roundOf(phase)?.counted.some((response) => response.body === body),
  );
  if (!given)
    return refuse(
      'not-permitted-now',
      say`There is no position of ${body} in a stage that is closed; while a stage runs none is released.`,
    );
  const { stage, round } = given;
  if (hasReleased(story.state, { stage, round, body }))
    return refuse('not-asked-for', say`${body} has released this position already.`);
  story.add({ type: 'position-released', stage, round, body }, at);
  return null;
}

function isOwn({ by }: Unfolding, body: string): boolean {
  return by.is === 'person' && by.body === body;
}
