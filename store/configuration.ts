import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { entities } from './entities/all.ts';
import { registerSchema } from './entities/register.ts';
import { migrations } from './migrations/all.ts';
import { prepareStatements } from './prepared.ts';

/**
 * Makes the ORM for a register. It connects when it is first used.
 * @param role as which its connections act from the first moment, where not as who signs in
 */
export function registerOrm(url: string, poolSize: number, role?: string) {
  return MikroORM.init({
    clientUrl: url,
    entities,
    schema: registerSchema,
    extensions: [Migrator],
    pool: { min: 0, max: poolSize, idleTimeoutMillis: 60_000 },
    driverOptions: {
      connectionTimeoutMillis: 10_000,
      // A lock that is never given back must show as an error, not as silence.
      statement_timeout: 60_000,
      application_name: 'nemcon',
      keepAlive: true,
      ...(role === undefined ? {} : { options: `-c role=${role}` }),
      onPoolCreated: prepareStatements,
    },
    // Names in a result come from our own SQL; nothing of MikroORM's logs goes to the terminal.
    logger: () => undefined,
    // The audit log's functions are the migrations' own.
    schemaGenerator: { ignoreRoutines: true },
    migrations: {
      tableName: 'migrations',
      schema: registerSchema,
      migrationsList: migrations,
      snapshot: false,
      silent: true,
    },
  });
}

export type RegisterOrm = Awaited<ReturnType<typeof registerOrm>>;
