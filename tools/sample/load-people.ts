import { z } from 'zod';
import { withSecrets } from '../../secrets/given.ts';
import { seed } from './seed.ts';

/** Writes the sample's bodies, people and mandates into the register at DATABASE_URL, and no review. */
try {
  const { DATABASE_URL } = z
    .object({
      DATABASE_URL: z.string({ error: 'DATABASE_URL is missing: it names the register.' }),
    })
    .parse(withSecrets(process.env));
  await seed(DATABASE_URL);
  process.stdout.write('The sample people are there, and no review.\n');
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The sample people could not be added: ${reason}\n`);
  process.exitCode = 1;
}
