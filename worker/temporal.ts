import { Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { converting, type Codec } from '../codec/codec.ts';
import { temporalProfile } from '../secrets/temporal-profile.ts';
import { Misconfigured, type Configuration } from './configuration.ts';

export type Temporal = {
  readonly connection: NativeConnection;
  readonly client: Client;
  readonly namespace: string;
  readonly codec: Codec;
};

/**
 * Connects as the environment says: TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, and what the SDK's
 * environment configuration knows beside (TLS, an API key, a profile).
 * @throws Misconfigured where nothing answers or the namespace is missing
 */
export async function connectTemporal(
  configuration: Configuration,
  codec: Codec,
): Promise<Temporal> {
  const profile = temporalProfile();
  const address =
    configuration.TEMPORAL_ADDRESS ?? profile.connectionOptions.address ?? '127.0.0.1:7233';
  const namespace = configuration.TEMPORAL_NAMESPACE ?? profile.namespace ?? 'default';
  const connection = await connect({ ...profile.connectionOptions, address }, address);
  try {
    await connection.workflowService.describeNamespace({ namespace });
  } catch (error) {
    await connection.close();
    throw new Misconfigured(
      `Temporal at ${address} has no namespace ${namespace} for us (${sentence(error)}): create it or correct TEMPORAL_NAMESPACE.`,
    );
  }
  const client = new Client({ connection, namespace, ...converting(codec) });
  return { connection, client, namespace, codec };
}

async function connect(
  options: NonNullable<Parameters<typeof NativeConnection.connect>[0]>,
  address: string,
): Promise<NativeConnection> {
  try {
    return await NativeConnection.connect(options);
  } catch (error) {
    throw new Misconfigured(
      `No Temporal server answers at ${address}, where TEMPORAL_ADDRESS says one is: start it, or correct the address.`,
      { cause: error },
    );
  }
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
