import type { Event, RecordedEvent } from '../../domain/event.ts';
import type { Viewer } from '../../domain/explain.ts';
import { seesDeedsOf, seesEvent } from '../../domain/policy/sees.ts';
import { showActor } from './actor.ts';
import { eventSentence, ruleSentence, type Words } from './event-sentence.ts';
import type { ErrataShown } from './errata.ts';
import type { MandateFlagShown } from './mandate-flag.ts';
import { tellStandIn } from './stand-in.ts';
import { showTime } from './time.ts';

type Beside = {
  readonly errata: ErrataShown;
  readonly flags: readonly MandateFlagShown[];
  /** By which number the viewer knows an event; left out: by that on the record. */
  readonly numberOf?: (sequence: number) => number;
};

/** One line of the timeline; undefined where the viewer may not know of it. */
export function showEvent(
  recorded: RecordedEvent & { readonly recordedAt: number },
  viewer: Viewer,
  words: Words,
  { errata, flags, numberOf = (sequence) => sequence }: Beside,
) {
  if (!seesEvent(viewer, recorded.event)) return undefined;
  const event = redacted(recorded.event, viewer, numberOf);
  return {
    sequence: numberOf(recorded.sequence),
    at: showTime(words.zone, recorded.at),
    recordedAt: showTime(words.zone, recorded.recordedAt),
    by: showActor(recorded.by, viewer, (rule) => ruleSentence(rule, words)),
    type: event.type,
    stage: 'stage' in event ? event.stage : null,
    sentence: tellStandIn(eventSentence(event, words), recorded.by, viewer, words.language),
    errata: errata.get(recorded.sequence) ?? [],
    flags,
    event: viewer.kind === 'public' ? {} : event,
  };
}

/** What an event tells beside its fact: who is silent, and why a stage closed as it did. */
export function redacted(
  event: Event,
  viewer: Viewer,
  numberOf: (sequence: number) => number = (sequence) => sequence,
): Event {
  if (viewer.kind === 'officer') return event;
  switch (event.type) {
    case 'reminded':
    case 'escalated':
      return { ...event, awaited: event.awaited.filter((body) => seesDeedsOf(viewer, body)) };
    case 'corrected':
      return { ...event, of: numberOf(event.of) };
    case 'held': {
      const { told, ...rest } = event;
      return { ...rest, reason: told ?? event.reason };
    }
    case 'stage-closed':
      return viewer.kind === 'public' ? { ...event, reason: '' } : event;
    default:
      return event;
  }
}
