import { withSecrets } from '../secrets/given.ts';
import { migrate } from './schema.ts';

try {
  const applied = await migrate(withSecrets(process.env)['DATABASE_URL'] ?? '');
  console.log(
    applied.length > 0
      ? `The register is up to date: applied ${applied.join(', ')}.`
      : 'The register is up to date: nothing to do.',
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
