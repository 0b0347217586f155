import { z } from 'zod';
import { Client, Refused } from '../sample/client.ts';
import { NoToken } from '../issuer/token.ts';
import { cast } from './cast.ts';

/** There is nothing to play on; the message is one sentence that says what to do. */
export class NotRunning extends Error {
  override readonly name = 'NotRunning';
}

const Me = z.object({ mandates: z.array(z.unknown()) });

/**
 * The Nemcon that runs: PUBLIC_URL and OIDC_ISSUER name it, else the ports of a plain `npm start`.
 * @throws NotRunning
 */
export async function runningNemcon(env: NodeJS.ProcessEnv): Promise<Client> {
  const {
    PUBLIC_URL: api = 'http://127.0.0.1:7480',
    OIDC_ISSUER: issuer = 'http://127.0.0.1:7490',
  } = env;
  const client = new Client({ api, issuer });
  const { mandates } = await client
    .read(cast.secretary.id, '/api/me', Me)
    .catch((error: unknown) => {
      throw new NotRunning(whyNot(error, api));
    });
  if (mandates.length > 0) return client;
  throw new NotRunning(
    `Nemcon runs at ${api}, but without its sample people: stop it and start it without --only.`,
  );
}

function whyNot(error: unknown, api: string): string {
  if (error instanceof NoToken) return error.message;
  if (error instanceof Refused) return `${api} refuses ${cast.secretary.name}: ${error.message}`;
  return `No Nemcon answers at ${api}: start one with npm start in another terminal, or name it with PUBLIC_URL and OIDC_ISSUER.`;
}
