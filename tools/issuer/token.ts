import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Why there is no token; the message is one sentence for the person who asked. */
export class NoToken extends Error {}

const Given = z.object({ access_token: z.string() });
const Problem = z.object({ detail: z.string() });

const usage = `Usage: npm run -s token -- PERSON

Prints an access token for a sample person, and nothing else, on standard output:
  curl -H "Authorization: Bearer $(npm run -s token -- delegate.deu)" http://127.0.0.1:7480/api/inbox

The people are listed on the issuer's front page (http://127.0.0.1:7490). It asks the issuer named
by OIDC_ISSUER, else the one at ISSUER_HOST (127.0.0.1) and ISSUER_PORT (7490).
`;

/**
 * An access token (a signed JWT, good for eight hours) of the development issuer.
 *
 * @param issuer where the issuer answers, for example `http://127.0.0.1:7490`
 * @param person the id of a sample person, for example `delegate.deu`
 * @throws NoToken when nobody answers there, or the person is not known
 */
export async function tokenFor(issuer: string, person: string): Promise<string> {
  const response = await fetch(new URL('/token/development', issuer), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  }).catch(() => {
    throw new NoToken(`No issuer answers at ${issuer}: start one with npm start, and ask again.`);
  });
  const body: unknown = await response.json().catch(() => undefined);
  const given = Given.safeParse(body);
  if (response.ok && given.success) return given.data.access_token;
  const problem = Problem.safeParse(body);
  throw new NoToken(
    problem.success
      ? problem.data.detail
      : `${issuer} is not a development issuer (it answered ${response.status}): get the token ` +
          'from that issuer itself.',
  );
}

async function main(words: readonly string[]): Promise<number> {
  const [person] = words;
  if (person === '--help' || person === '-h') {
    process.stdout.write(usage);
    return 0;
  }
  if (person === undefined || words.length > 1 || person.startsWith('-')) {
    process.stderr.write(usage);
    return 2;
  }
  const { OIDC_ISSUER, ISSUER_HOST = '127.0.0.1', ISSUER_PORT = '7490' } = process.env;
  try {
    const token = await tokenFor(OIDC_ISSUER ?? `http://${ISSUER_HOST}:${ISSUER_PORT}`, person);
    process.stdout.write(`${token}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

const started = process.argv[1];
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2));
}
