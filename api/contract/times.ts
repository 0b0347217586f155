import { z } from 'zod';
import { zoneNameField } from './fields.ts';

const instant = z.iso
  .datetime({ offset: true, error: 'is no instant, such as 2026-07-09T12:00:00Z' })
  .meta({ description: 'An instant with its offset', example: '2026-07-09T12:00:00+02:00' });

const local = z.strictObject({
  local: z.iso.datetime({
    local: true,
    error: 'is no local time, such as 2026-07-09T12:00',
  }),
  zone: zoneNameField.meta({ description: 'IANA zone', example: 'Europe/Brussels' }),
});

/** A point in time as a client writes it: with an offset, or as a wall clock of a named zone. */
export const momentField = z.union([instant, local], {
  error:
    'is no time; send 2026-07-09T12:00:00Z or { local: "2026-07-09T12:00", zone: "Europe/Brussels" }',
});

export type Moment = z.infer<typeof momentField>;

const length = z.int().min(1).max(100_000);

/** A later expiry: an instant, or a length from where the procedure says. */
export const windowField = z.union(
  [
    z.strictObject({ until: momentField }),
    z.strictObject({ seconds: length }),
    z.strictObject({ minutes: length }),
    z.strictObject({ hours: length }),
    z.strictObject({ calendarDays: length }),
    z.strictObject({ workingDays: length }),
  ],
  { error: 'is no window; send { workingDays: 5 }, { hours: 72 } or { until: TIME }' },
);

export type WindowAsked = z.infer<typeof windowField>;

/** Every time is answered so. */
export const timeShown = z
  .object({
    instant: z.iso.datetime(),
    zone: z.string().meta({ description: 'The zone it was promised in' }),
    local: z.string().meta({ description: 'The wall clock there', example: '2026-07-09T14:00:00' }),
    sentence: z.string().meta({ example: '9 July 14:00 Brussels' }),
  })
  .meta({ id: 'Time' });

export type TimeShown = z.infer<typeof timeShown>;
