import { z } from 'zod';
import { withSecrets } from '../../secrets/given.ts';
import { Client, Refused } from './client.ts';
import { personAt } from './people.ts';
import { lastRecommendation, sampleRecommendations } from './recommendations.ts';

/**
 * Loads the sample review: DATABASE_URL, PUBLIC_URL and OIDC_ISSUER say where. Where it is loaded
 * already this is one question to the API, because every start of Nemcon waits for it.
 */
async function load(): Promise<string> {
  const { PUBLIC_URL, OIDC_ISSUER, DATABASE_URL } = Environment.parse(withSecrets(process.env));
  const client = new Client({ api: PUBLIC_URL, issuer: OIDC_ISSUER });
  if (await isLoaded(client)) return 'The sample review is loaded already.';
  // Only the first load needs the register's own code, which takes a while to start.
  const { seed } = await import('./seed.ts');
  await seed(DATABASE_URL);
  await setUp(client);
  const { play } = await import('./play.ts');
  await Promise.all(sampleRecommendations.map((one) => play(client, one)));
  await play(client, lastRecommendation);
  return `The sample review is loaded: ${sampleRecommendations.length + 1} recommendations.`;
}

const Environment = z.object({
  PUBLIC_URL: z.url().default('http://127.0.0.1:7480'),
  OIDC_ISSUER: z.url().default('http://127.0.0.1:7490'),
  DATABASE_URL: z.string({ error: 'DATABASE_URL is missing: it names the register.' }),
});

const secretary = personAt('IS', 'secretary').id;

/** The last recommendation is tasked when everything else is done. */
async function isLoaded(client: Client): Promise<boolean> {
  return await isThere(client, `/api/recommendations/${lastRecommendation.reference}`);
}

/** A load that was interrupted keeps the review, and with it the date that was chosen then. */
async function setUp(client: Client): Promise<void> {
  const { reviewAsked, sampleReview } = await import('./review.ts');
  if (await isThere(client, `/api/reviews/${sampleReview}`)) return;
  await client.write(secretary, '/api/reviews', reviewAsked(Date.now()), 'sample-review');
}

async function isThere(client: Client, path: string): Promise<boolean> {
  try {
    await client.read(secretary, path, z.unknown());
    return true;
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return false;
    throw error;
  }
}

try {
  process.stdout.write(`${await load()}\n`);
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The sample review could not be loaded: ${reason}\n`);
  process.exitCode = 1;
}
