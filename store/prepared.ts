import { sha256 } from './hash.ts';

type Query = (text: unknown, values?: unknown, ...rest: unknown[]) => unknown;

/** What we need of a connection of `pg`, whose own types are not published with it. */
type Connection = { query: Query };

type Pool = { on(event: 'connect', listener: (connection: Connection) => void): unknown };

/** More different statements than the register has; beyond it PostgreSQL's memory would only fill. */
const mostNames = 500;

const names = new Map<string, string>();

/**
 * The name by which PostgreSQL knows a statement that it has parsed and planned. Only statements with
 * bound parameters are named; their texts are few, because rows travel in one parameter.
 * @returns nothing for a statement that is better left without one
 */
export function nameOf(text: string, values: readonly unknown[]): { readonly name?: string } {
  if (values.length === 0) return {};
  const known = names.get(text);
  if (known !== undefined) return { name: known };
  if (names.size >= mostNames) return {};
  const name = sha256(text).slice(0, 32);
  names.set(text, name);
  return { name };
}

/**
 * Has PostgreSQL parse and plan each of our statements once for a connection instead of at every
 * call: planning what records a decision takes longer than carrying it out.
 * Behind a pooler that hands connections on between statements, it must know named ones
 * (PgBouncer 1.21 `max_prepared_statements`).
 */
export function prepareStatements(pool: Pool): void {
  pool.on('connect', (connection) => {
    const query = connection.query.bind(connection);
    connection.query = (text, values, ...rest) => {
      if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0)
        return query(text, values, ...rest);
      return query({ ...nameOf(text, values), text, values }, ...rest);
    };
  });
}
