import type { RecordedEvent } from '../../domain/event.ts';
import type { Store } from '../../store/connection.ts';
import type { RecordInput, Settled } from '../../store/record.ts';
import { insertMandate } from '../../store/mandates.ts';
import { insertSetting } from '../../store/settings.ts';
import { Story, allies } from '../domain/story.ts';

/** A story's events as its workflow would number them, told of another reference where one is given. */
export function numbered(story: Story, reference = 'R-1'): RecordedEvent[] {
  return story.told.map(({ at, by, event }, index) => ({
    sequence: index + 1,
    at,
    by,
    event: event.type === 'tasked' ? { ...event, reference } : event,
  }));
}

/** What a workflow hands over, with its setting already in the register. */
export async function batchOf(
  store: Store,
  story: Story,
  options: { reference?: string; from?: number; to?: number; settled?: Settled[] } = {},
): Promise<RecordInput> {
  const { reference = 'R-1', from = 1, to = story.told.length, settled = [] } = options;
  return {
    workflow: `recommendation:${reference}`,
    settingHash: await insertSetting(store, story.state.setting),
    events: numbered(story, reference).slice(from - 1, to),
    settled,
  };
}

/** Gives everybody of a story the mandate that they act under. */
export async function keepMandates(store: Store, story: Story): Promise<void> {
  const actors = story.told.flatMap(({ by }) => (by.is === 'person' ? [by] : []));
  for (const by of new Map(actors.map((one) => [one.mandate, one])).values()) {
    const { mandate: id, person, body, role } = by;
    const span = { from: 0, until: null, lentFrom: null, grantedBy: 'head' };
    await insertMandate(store, { id, person, body, role, ...span });
  }
}

/** A silence among the allies that began on 5 June 2024 and ends on 12 June at 17:00 in Brussels. */
export function silence(): Story {
  const story = new Story('nato-silence', { facts: { committeeEndorsed: true } });
  story.start('2024-06-05T17:00:00+02:00');
  return story;
}

export const afterSilence = '2024-06-12T17:00:31+02:00';

/**
 * The same in which one objects and lifts, one agrees twice, one is late, and nobody else answers.
 * @param hashOf makes the hash of a reason; left out: a name that is none
 */
export function eventfulSilence(hashOf = (reason: string) => reason): Story {
  const story = silence();
  story.respond('2024-06-06T10:00:00+02:00', 'NOR', 'agree');
  story.respond('2024-06-07T10:00:00+02:00', 'HUN', 'object', hashOf('our reasons'));
  story.respond('2024-06-07T11:00:00+02:00', 'NOR', 'reserve', hashOf('our reservation'));
  story.act('2024-06-10T10:00:00+02:00', 'HUN', { type: 'lift', stage: null, body: 'HUN' });
  story.respond('2024-06-12T17:00:01+02:00', 'POL', 'object', hashOf('too late'));
  story.passTo(afterSilence);
  return story;
}

export { allies };
