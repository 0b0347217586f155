import { sha256 } from './hash.ts';

type Query = (text: unknown, values?: unknown, ...rest: unknown[]) => unknown;

/** What we need of a connection of `pg`, whose own types are not published with it. */
type Connection = { query: Query };

type Pool = { on(event: 'connect', listener: (connection: Connection) => void): unknown };

/** More different statements than the register has; beyond it PostgreSQL's memory would only fill. */
const mostNames = 500;

/**
 * Has PostgreSQL parse and plan each of our statements once for a connection instead of at every
 * call: planning what records a decision takes longer than carrying it out. Only statements with
 * bound parameters are named; their texts are few, because rows travel in one parameter.
 * Behind a pooler that hands connections on between statements, it must know named ones
 * (PgBouncer 1.21 `max_prepared_statements`).
 */
export function prepareStatements(pool: Pool): void {
  const names = new Map<string, string>();
  pool.on('connect', (connection) => {
    const query = connection.query.bind(connection);
    connection.query = (text, values, ...rest) => {
      if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0)
        return query(text, values, ...rest);
      const name = names.get(text) ?? sha256(text).slice(0, 32);
      if (names.size < mostNames) names.set(text, name);
      return names.has(text)
        ? query({ name, text, values }, ...rest)
        : query(text, values, ...rest);
    };
  });
}
