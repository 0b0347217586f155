import { Kysely, PostgresDialect } from 'kysely';
import type { PostgresPool } from 'kysely';
import { nameOf } from './prepared.ts';

/** What we need of `pg`, whose own types are not published with it. */
type Wire = {
  bind(message: {
    portal: string;
    statement: string;
    values: readonly string[];
    valueMapper: (value: unknown) => unknown;
  }): void;
  execute(message: { portal: string; rows: number }): void;
};
type Settle = (error: unknown, result: unknown) => void;
type Sent = {
  prepare(wire: Wire): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
};
type QueryClass = new (
  config: {
    text: string;
    values: readonly unknown[];
    name?: string;
    queryMode: 'extended';
  },
  values: undefined,
  callback: Settle,
) => Sent;
type Client = {
  query(what: unknown): Promise<never>;
  release(): void;
};

/** A pool of `pg`. */
export type Pool = {
  /** The class of its clients, which has that of their queries. */
  readonly Client: { readonly Query: QueryClass };
  connect(): Promise<Client>;
};

/** Takes the place of a row set's first statement, answers no row, and is gone with the transaction. */
const context = {
  name: 'nemcon_viewer',
  text: `select from (select set_config('nemcon.viewer', $1, true) as said offset 0) context where said is null`,
};

/** What begins and ends a transaction is nobody's question. */
const control = /^(begin|start transaction|commit|rollback|savepoint|release)\b/;

/**
 * Connections of the pool on which each statement says first within which context it asks. Both travel
 * in one message and are one transaction of their own, or part of the one that is open; the context
 * ends with it, however it ends, so the next user of the connection has none. It costs no round trip.
 */
export function openWithin(pool: Pool, said: string): Kysely<unknown> {
  const bound = {
    Client: pool.Client,
    options: {},
    connect: async () => await boundClient(pool, said),
    // The pool is the store's.
    end: () => Promise.resolve(),
  };
  if (!isEnough(bound)) throw new Error('These connections are not what Kysely takes.');
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool: bound }) });
}

/** The dialect asks no more of a pool than to give and take back what carries queries out. */
function isEnough(pool: object): pool is PostgresPool {
  return 'connect' in pool && 'end' in pool;
}

const prepared = new WeakSet<Client>();

async function boundClient(pool: Pool, said: string) {
  const client = await pool.connect();
  if (!prepared.has(client)) {
    try {
      await client.query({ ...context, values: [''] });
    } catch (error) {
      client.release();
      throw error;
    }
    prepared.add(client);
  }
  const Within = classOf(pool.Client);
  return {
    release: () => client.release(),
    query: async (text: string, values: readonly unknown[] = []): Promise<unknown> => {
      if (control.test(text)) return await client.query(text);
      return await new Promise((resolve, reject) => {
        const settle: Settle = (error, result) => (error ? reject(error) : resolve(result));
        const config = { ...nameOf(text, values), text, values, queryMode: 'extended' as const };
        void client.query(new Within(said, config, settle));
      });
    },
  };
}

type WithinClass = new (
  said: string,
  config: ConstructorParameters<QueryClass>[0],
  settle: Settle,
) => Sent;

const classes = new WeakMap<object, WithinClass>();

/** A query of `pg` before which the context is bound and carried out, in the same message. */
function classOf({ Query }: Pool['Client']): WithinClass {
  const known = classes.get(Query);
  if (known) return known;
  const Within = class extends Query {
    readonly #said: string;
    #isContextDone = false;

    constructor(said: string, config: ConstructorParameters<QueryClass>[0], settle: Settle) {
      super(config, undefined, settle);
      this.#said = said;
    }

    override prepare(wire: Wire): void {
      const values = [this.#said];
      wire.bind({ portal: '', statement: context.name, values, valueMapper: String });
      wire.execute({ portal: '', rows: 0 });
      super.prepare(wire);
    }

    override handleCommandComplete(message: unknown, wire: Wire): void {
      if (this.#isContextDone) super.handleCommandComplete(message, wire);
      this.#isContextDone = true;
    }
  };
  classes.set(Query, Within);
  return Within;
}
