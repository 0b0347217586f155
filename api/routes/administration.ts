import { z } from 'zod';
import { isKnownCountry } from '../../calendars/holidays.ts';
import { findBodies, putBodies } from '../../store/bodies.ts';
import { mailAgain } from '../../store/mail-notices.ts';
import { findPeople, putPeople } from '../../store/people.ts';
import { mayAny } from '../../domain/policy/may.ts';
import { namesakesOf, type Named } from '../../domain/spelling/namesakes.ts';
import { requiredMandate } from '../auth/required.ts';
import {
  bodySchema,
  bodyShown,
  keptAnswers,
  personSchema,
  personShown,
} from '../contract/people.ts';
import { noParams, noQuery } from '../contract/recommendations.ts';
import { Problem } from '../problem.ts';
import { reading, writing } from '../route.ts';
import { administer } from '../write/administer.ts';
import { say } from '../../domain/words/say.ts';

const tag = 'People, bodies and mandates';

const bodies = reading({
  path: '/api/bodies',
  act: 'read-bodies',
  summary: 'All bodies',
  tag,
  params: noParams,
  query: noQuery,
  answers: { 200: { description: 'All', schema: z.object({ items: z.array(bodyShown) }) } },
  answer: async (edge) => ({ status: 200, body: { items: await findBodies(edge.store) } }),
});

const people = reading({
  path: '/api/people',
  act: 'read-people',
  summary: 'All people; addresses only for those who keep them',
  tag,
  params: noParams,
  query: noQuery,
  answers: { 200: { description: 'All', schema: z.object({ items: z.array(personShown) }) } },
  answer: async (edge, { caller }) => {
    const keeps = mayAny('read-addresses', caller.mandates);
    const found = mayAny('read-people', caller.mandates) ? await findPeople(edge.store) : [];
    const items = found.map((person) => (keeps ? person : { ...person, email: null }));
    return { status: 200, body: { items } };
  },
});

const putBody = writing({
  path: '/api/bodies',
  act: 'keep-body',
  summary: 'Add a body or change it',
  tag,
  params: noParams,
  body: bodySchema,
  answers: keptAnswers,
  answer: async (edge, asked) =>
    await administer(edge, asked, async (within) => {
      const { actingFor, country = null, ...rest } = asked.body;
      const what = { ...rest, country };
      requiredMandate(asked.caller, actingFor, { act: 'keep-body' });
      knownCountry(country);
      await putBodies(within, [what]);
      return withNamesakes(what, await findBodies(within));
    }),
});

function knownCountry(country: string | null): void {
  if (country === null || isKnownCountry(country)) return;
  throw new Problem(
    'unknown-calendar',
    say`The public holidays of ${country} are not known; leave the country out to keep the host's. Nothing was kept.`,
    { errors: [{ path: '/country', message: say`is unknown` }] },
  );
}

const putPerson = writing({
  path: '/api/people',
  act: 'keep-person',
  summary: 'Add a person or change them',
  tag,
  params: noParams,
  body: personSchema,
  answers: keptAnswers,
  answer: async (edge, asked) =>
    await administer(edge, asked, async (within) => {
      const { actingFor, ...what } = asked.body;
      requiredMandate(asked.caller, actingFor, { act: 'keep-person' });
      await putPeople(within, [what]);
      // A corrected address gets what an earlier one, or none, did not.
      await mailAgain(within, what.id);
      return withNamesakes(what, await findPeople(within));
    }),
});

/** Told to whoever keeps a name, in a dry run too; nothing is refused for it. */
function withNamesakes<T extends Named>(what: T, among: readonly Named[]) {
  const namesakes = namesakesOf(what, among);
  return namesakes.length === 0 ? what : { ...what, namesakes };
}

export const administrationRoutes = [bodies, people, putBody, putPerson];
