import { loadClientConnectConfig, type ClientConnectConfig } from '@temporalio/envconfig';
import { withSecrets } from './given.ts';

/**
 * How Temporal is reached beside its address, as the SDK's environment configuration says (TLS, an
 * API key, a profile); the key may come from the file of TEMPORAL_API_KEY_FILE.
 * @throws SecretUnreadable
 */
export function temporalProfile(
  env: Readonly<Record<string, string | undefined>> = process.env,
): ClientConnectConfig {
  const set = Object.entries(withSecrets(env)).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value] as const],
  );
  return loadClientConnectConfig({ overrideEnvVars: Object.fromEntries(set) });
}
