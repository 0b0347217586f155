import { putBodies } from '../../store/bodies.ts';
import { closeStore, openStore, type Store } from '../../store/connection.ts';
import { insertMandate } from '../../store/mandates.ts';
import { putPeople } from '../../store/people.ts';
import { sampleBodies } from './bodies.ts';
import { samplePeople } from './people.ts';

/** The day that the working groups were set up in Luxembourg. */
const luxembourg = Date.parse('2024-03-18T09:00:00+01:00');

/**
 * Writes the first people into the register, because whoever adds people by the API needs a mandate
 * already. Everything else of the sample goes through the API. Twice is as good as once.
 */
export async function seed(databaseUrl: string): Promise<void> {
  const store = await openStore({ url: databaseUrl, poolSize: 2 });
  try {
    await putBodies(store, sampleBodies);
    await putPeople(store, samplePeople);
    await grantMandates(store);
  } finally {
    await closeStore(store);
  }
}

async function grantMandates(store: Store): Promise<void> {
  for (const { id: person, body, role } of samplePeople)
    await insertMandate(store, {
      id: `sample-${body}-${role}-${person}`,
      person,
      body,
      role,
      from: luxembourg,
      until: null,
      lentFrom: null,
      grantedBy: 'the sample',
    });
}
