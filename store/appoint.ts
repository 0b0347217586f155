import { parseArgs } from 'node:util';
import { withSecrets } from '../secrets/given.ts';
import { putBodies } from './bodies.ts';
import { closeStore, openStore } from './connection.ts';
import { insertMandate } from './mandates.ts';
import { putPeople } from './people.ts';

const usage = `node store/appoint.ts --person ID --name NAME --body ID --body-name NAME

Appoints the first secretary: whoever adds bodies, people and mandates by the API needs a mandate
already. ID of the person is the subject (sub) of their sign-in token. Twice is as good as once.
DATABASE_URL names the register.`;

const options = {
  person: { type: 'string' },
  name: { type: 'string' },
  body: { type: 'string' },
  'body-name': { type: 'string' },
  help: { type: 'boolean' },
} as const;

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options });
  const { person, name, body, 'body-name': bodyName } = values;
  if (values.help || !person || !name || !body || !bodyName) {
    console.error(usage);
    return values.help ? 0 : 1;
  }
  const url = withSecrets(process.env)['DATABASE_URL'] ?? '';
  const store = await openStore({ url, poolSize: 1 });
  try {
    await putBodies(store, [{ id: body, name: bodyName, kind: 'office' }]);
    await putPeople(store, [{ id: person, name, email: null }]);
    await insertMandate(store, {
      id: `first-${body}-secretary-${person}`,
      person,
      body,
      role: 'secretary',
      // The beginning of the record, so that the same command twice is the same mandate.
      from: 0,
      until: null,
      lentFrom: null,
      grantedBy: 'the installation',
    });
  } finally {
    await closeStore(store);
  }
  console.log(
    `${person} is secretary of ${body} and can add bodies, people and mandates by the API.`,
  );
  return 0;
}
