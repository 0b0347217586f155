import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';
import type { Command } from '../domain/command.ts';
import type { Event } from '../domain/event.ts';
import type { ReviewCommand } from '../domain/review/command.ts';
import type { ReviewEvent } from '../domain/review/event.ts';
import type { Review } from '../domain/review/state.ts';
import type { Recommendation } from '../domain/state.ts';
import type { Matter } from './matter.ts';
import type { Recording } from './recording.ts';

const options = {
  startToCloseTimeout: '5 seconds',
  retry: { initialInterval: '200 ms', maximumInterval: '5 seconds' },
} as const;

const { raiseAlarm, raiseReviewAlarm } = proxyActivities<Activities>(options);

const summary = 'Alarm: history and register differ';

/**
 * History and register tell different stories, as after a reset in the Temporal UI. What the
 * register holds was told to people as done, so it stands: its state replaces this run's, and the
 * stage is held for the presiding officer. Acts that only this run had accepted were never
 * confirmed; their receipts are unsettled, so the sweep sends them again.
 */
export async function yieldToRegister(
  matter: Matter<Recommendation, Command, Event>,
  recording: Recording<Event>,
): Promise<void> {
  const { setting, reference } = matter.state;
  const differsFrom = recording.differsFrom ?? 1;
  // Histories of the first release hold a state without its setting.
  const state: Partial<Pick<Recommendation, 'setting'>> & Omit<Recommendation, 'setting'> =
    await raiseAlarm.executeWithOptions({ ...options, summary }, [
      { reference, differsFrom, events: recording.inHand },
    ]);
  matter.adopt({ setting, ...state }, differsFrom);
  const by = { is: 'machine', rule: 'register-differs' } as const;
  const reason = `The workflow's history and the register differ from event ${differsFrom} on, as after a reset; the register stands.`;
  matter.pass({ by, type: 'hold', reason }, Date.now());
  void recording.run();
}

/** The same for a review, where nothing is decided by silence and so nothing is held. */
export async function yieldReviewToRegister(
  matter: Matter<Review, ReviewCommand, ReviewEvent>,
  recording: Recording<ReviewEvent>,
): Promise<void> {
  const { setting } = matter.state;
  const differsFrom = recording.differsFrom ?? 1;
  const state = await raiseReviewAlarm.executeWithOptions({ ...options, summary }, [
    { review: setting.id, differsFrom, events: recording.inHand },
  ]);
  matter.adopt({ ...state, setting }, differsFrom);
  void recording.run();
}
