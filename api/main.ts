import { once } from 'node:events';
import { ProcedureFaulty } from '../procedures/load.ts';
import { RegisterTrouble } from '../store/faults.ts';
import { IssuerTrouble } from './auth/tokens.ts';
import { ConfigurationWrong, readConfiguration } from './configuration.ts';
import { startApi } from './server.ts';

/** Runs the API until SIGTERM or SIGINT; answers the exit code. */
async function main(): Promise<number> {
  try {
    const api = await startApi(readConfiguration(process.env));
    await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
    await api.close();
    return 0;
  } catch (error) {
    process.stderr.write(`The API does not start. ${told(error)}\n`);
    return 1;
  }
}

/** What an operator can mend is a sentence; anything else needs its stack. */
function told(error: unknown): string {
  const isMendable =
    error instanceof ConfigurationWrong ||
    error instanceof RegisterTrouble ||
    error instanceof IssuerTrouble ||
    error instanceof ProcedureFaulty;
  if (isMendable) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

process.exit(await main());
