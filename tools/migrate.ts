import { withSecrets } from '../secrets/given.ts';
import { registerOrm } from '../store/configuration.ts';
import { giveLogins } from '../store/roles.ts';
import { migrate } from '../store/schema.ts';

/**
 * What `npm start` does to the register before anything else uses it: its schema, and the logins of
 * API and worker. Where their addresses are given, whoever gave them looks after the logins.
 */
try {
  await bringUp(withSecrets(process.env));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function bringUp(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const url = env['DATABASE_URL'] ?? '';
  const applied = await migrate(url);
  console.log(`The register is up to date: ${applied.join(', ') || 'nothing to do'}.`);
  if (env['API_DATABASE_URL'] && env['WORKER_DATABASE_URL']) return;
  const orm = await registerOrm(url, 1);
  try {
    await giveLogins(orm.em.getKysely<unknown>(), url);
  } finally {
    await orm.close(true);
  }
}
