import { z } from 'zod';
import {
  actingForField,
  bodyIdField,
  line,
  longestText,
  nameField,
  officeField,
  prose,
  referenceField,
  reviewIdField,
  zoneNameField,
} from './fields.ts';
import { momentField, timeShown } from './times.ts';
import { linksShown } from './answers.ts';

const factField = z.union([z.boolean(), line(1000), z.number()]);
const bodies = z.array(bodyIdField).min(1).max(500);

const factsField = z
  .record(z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/), factField)
  .meta({ description: 'What the procedure asks for; a missing fact counts as not fulfilled' });

const groupField = z.strictObject({
  body: bodyIdField,
  members: bodies.optional().meta({
    description: 'Whose answers count in the group (electorate `working-group`); default: its own',
  }),
  offices: z
    .record(nameField, officeField)
    .default({})
    .meta({ description: 'Desks of this group alone; its chair and action officer are known' }),
});

/** What setting a review up takes: the plan inputs. */
export const reviewSchema = z
  .strictObject({
    id: reviewIdField,
    title: line(300),
    procedure: z.strictObject({
      id: nameField,
      version: z.int().min(1).optional().meta({ description: 'Default: the newest' }),
    }),
    summitAt: momentField.meta({ description: 'The date that cannot move' }),
    zone: zoneNameField
      .default('Europe/Brussels')
      .meta({ description: 'IANA zone that deadlines are promised in' }),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullable()
      .default('BE')
      .meta({
        description:
          'Whose public holidays working days skip; ISO 3166-1 alpha-2; null: nobody’s, so only weekends',
      }),
    closingDays: z
      .array(z.iso.date({ error: 'is no date, such as 2024-05-10' }))
      .max(400)
      .default([])
      .meta({ description: 'Local dates on which nobody works, beside the public holidays' }),
    groups: z.array(groupField).min(1).max(100),
    electorates: z
      .record(nameField, bodies)
      .default({})
      .meta({ description: 'Bodies by role, for example nations' }),
    offices: z.record(nameField, officeField).default({}),
    facts: factsField.default({}),
    letters: z
      .record(bodyIdField, bodies)
      .default({})
      .meta({ description: 'For whom a body may also write a letter' }),
    partners: z
      .record(bodyIdField, line(120))
      .optional()
      .meta({
        description:
          'Bodies of partners, each with its name in releasability: they read of what is marked only what is released to it',
        example: { 'MOD-UKR': 'UKR' },
      }),
    actingFor: actingForField,
  })
  .meta({ id: 'ReviewAsked' });

export type ReviewAsked = z.infer<typeof reviewSchema>;

export const taskSchema = z
  .strictObject({
    reference: referenceField,
    title: line(300),
    workingGroup: bodyIdField,
    facts: factsField.optional().meta({ description: 'Beside those of the review' }),
    text: prose(longestText).optional().meta({
      description:
        'Its first version, frozen with the tasking by whoever may freeze one; only where the route has no step in which a text is drafted',
    }),
    actingFor: actingForField,
  })
  .meta({ id: 'TaskAsked' });

export type TaskAsked = z.infer<typeof taskSchema>;

export const planShown = z
  .object({
    steps: z.array(
      z.object({
        step: z.string(),
        title: z.string(),
        due: timeShown.nullable().meta({ description: 'Where the summit says it' }),
        usual: timeShown.nullable().meta({
          description: 'When it would end if the first step began now and each took its own period',
        }),
      }),
    ),
    earliestSummit: timeShown.nullable().meta({
      description: 'null: nothing on the route depends on the date',
    }),
  })
  .meta({ id: 'Plan' });

export const vacantShown = z
  .object({
    offices: z.array(z.string()).meta({ description: 'At which nobody sits now' }),
    bodies: z.array(z.string()).meta({ description: 'Asked, and nobody may answer for them now' }),
  })
  .meta({ id: 'Vacant', description: 'What would wait for nobody' });

export const reviewShown = z
  .object({
    id: z.string(),
    title: z.string(),
    procedure: z.object({ id: z.string(), version: z.int() }),
    summitAt: timeShown,
    sentence: z.string(),
    sequence: z.int(),
    phase: z.string(),
    over: z.boolean(),
    archive: z
      .object({
        archivedAt: timeShown,
        sha256: z
          .string()
          .meta({ description: 'Of the archive’s manifest.json, which names all else in it' }),
      })
      .nullable()
      .meta({ description: 'null before it is archived; what is archived is read only' }),
    links: linksShown,
  })
  .meta({ id: 'Review' });

export const reviewWholeShown = reviewShown
  .extend({
    plan: planShown,
    groups: z.array(z.string()),
    closingDays: z.array(z.string()).meta({ description: 'Closed beside the public holidays' }),
    electorates: z.record(z.string(), z.array(z.string())),
    offices: z.record(z.string(), officeField),
    members: z.array(
      z.object({
        reference: z.string(),
        step: z.string().nullable(),
        text: z.string().nullable(),
        over: z.boolean(),
        concluded: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'ReviewWhole' });
