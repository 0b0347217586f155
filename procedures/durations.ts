import { z } from 'zod';
import type { Duration } from '../domain/time.ts';
import type { Due } from '../domain/procedure.ts';

const length = z.int().min(0).max(100_000);

const asWritten = z.union(
  [
    z.strictObject({ seconds: length }),
    z.strictObject({ minutes: length }),
    z.strictObject({ hours: length }),
    z.strictObject({ calendarDays: length }),
    z.strictObject({ workingDays: length }),
  ],
  { error: 'is no length of time; write { workingDays: 3 }, or hours, minutes, calendarDays' },
);

const spoken = /^(\d{1,6}) (seconds?|minutes?|hours?|calendar days?|working days?)$/;

/** A length of time: `3 working days`, or `{ workingDays: 3 }`. */
export const durationSchema = z
  .union([z.string().regex(spoken).transform(spokenDuration), asWritten], {
    error: 'is no length of time; write "3 working days", "72 hours" or { calendarDays: 3 }',
  })
  .describe('A length of time: "3 working days", "72 hours", or { workingDays: 3 }');

function spokenDuration(text: string): Duration {
  const [, number, unit] = spoken.exec(text) ?? [];
  const count = Number(number);
  switch (unit?.replace(/s$/, '')) {
    case 'second':
      return { seconds: count };
    case 'minute':
      return { minutes: count };
    case 'hour':
      return { hours: count };
    case 'calendar day':
      return { calendarDays: count };
    default:
      return { workingDays: count };
  }
}

const dueForms = z.union(
  [
    z.strictObject({ from: z.literal('summit'), before: durationSchema }),
    z.strictObject({ from: z.literal('summit'), after: durationSchema }),
    z.strictObject({ from: z.literal('start'), after: durationSchema }),
    z.strictObject({ from: z.literal('item') }),
    z.strictObject({ from: z.literal('never') }),
  ],
  { error: 'is no due date; write { from: summit, before: 10 working days } or { from: never }' },
);

const never: Due = { from: 'never' };

/** When something is due; left out: never, so nothing slips. */
export const dueSchema = dueForms
  .default(never)
  .describe(
    'When it is due: { from: summit, before: LENGTH }, { from: summit, after: LENGTH }, { from: start, after: LENGTH }, { from: item } (the date that the implementation item names); default { from: never }',
  );
