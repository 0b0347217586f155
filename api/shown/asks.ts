import type { z } from 'zod';
import { asks } from '../../domain/asks.ts';
import { roleMay } from '../../domain/policy/may.ts';
import type { Recommendation } from '../../domain/state.ts';
import { titleIn, type Language } from '../../domain/words/languages.ts';
import type { Caller } from '../auth/caller.ts';
import type { askShown } from '../contract/asks.ts';
import { showTime } from './time.ts';

/** What the bodies that the caller speaks for are asked, with what they may answer. */
export function showAsks(
  state: Recommendation,
  caller: Caller,
  language: Language,
): z.input<typeof askShown>[] {
  const speaking = caller.mandates.filter(({ role }) => roleMay('respond', role));
  const { zone } = state.setting.calendar;
  return asks(
    state,
    speaking.map(({ body }) => body),
  ).map(({ deadline, positions, title, ...ask }) => ({
    ...ask,
    title: titleIn(language, title),
    deadline: showTime(zone, deadline.at),
    positions: [...positions],
  }));
}
