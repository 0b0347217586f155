import { z } from 'zod';
import { countryOfBody } from '../../calendars/countries.ts';
import type { Language } from '../../domain/words/languages.ts';
import { holidaysOf } from '../../calendars/holidays.ts';
import { findBodies } from '../../store/bodies.ts';
import { bodyIdField } from '../contract/fields.ts';
import { Problem } from '../problem.ts';
import { reading } from '../route.ts';
import { say } from '../../domain/words/say.ts';

/** With the language of each name: the data have no other than English for some. */
function namedHolidays(country: string, year: number, language: Language) {
  const english = holidaysOf(country, year);
  return [...holidaysOf(country, year, language)].map(([date, name]) => ({
    date,
    name,
    language: english.get(date) === name ? 'en' : language,
  }));
}

const calendar = reading({
  path: '/api/bodies/{body}/calendar',
  act: 'read-bodies',
  summary:
    'The public holidays that a body keeps in a year; a deadline on one is told, never moved',
  tag: 'People, bodies and mandates',
  params: z.strictObject({ body: bodyIdField }),
  query: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) }),
  answers: {
    200: {
      description: 'The year',
      schema: z
        .object({
          body: z.string(),
          year: z.int(),
          country: z
            .string()
            .nullable()
            .meta({ description: 'Whose holidays; null: those of the host of each review' }),
          holidays: z.array(
            z.object({
              date: z.string(),
              name: z.string(),
              language: z
                .string()
                .meta({ description: 'Of the name: English where there is no other' }),
            }),
          ),
        })
        .meta({ id: 'BodyCalendar' }),
    },
  },
  answer: async (edge, { params, query: { year } }) => {
    const body = (await findBodies(edge.store)).find(({ id }) => id === params.body);
    if (body === undefined)
      throw new Problem(
        'unknown-body',
        say`The register has no body ${params.body}. GET /api/bodies lists those it has.`,
      );
    const country = countryOfBody(body, '') || null;
    const holidays = country === null ? [] : namedHolidays(country, year, edge.language);
    return {
      status: 200,
      body: {
        body: body.id,
        year,
        country,
        holidays: holidays.toSorted((one, other) => (one.date < other.date ? -1 : 1)),
      },
    };
  },
});

export const bodyCalendarRoutes = [calendar];
