import { z } from 'zod';
import { RegisterTrouble } from './faults.ts';

const mend =
  'Set DATABASE_URL to postgres://USER:PASSWORD@HOST:PORT/DATABASE of a PostgreSQL 15 or newer';

/**
 * A `DATABASE_URL` that can be one.
 * @throws RegisterTrouble that says what is wrong with it, without its password
 */
export function checkedUrl(url: string | undefined): URL {
  if (!url) throw new RegisterTrouble(`DATABASE_URL is not set. ${mend}.`);
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed) throw new RegisterTrouble(`DATABASE_URL is not a URL. ${mend}.`);
  if (!/^postgres(ql)?:$/.test(parsed.protocol))
    throw new RegisterTrouble(
      `DATABASE_URL begins with ${parsed.protocol}// but the register needs PostgreSQL. ${mend}.`,
    );
  if (parsed.pathname.length < 2)
    throw new RegisterTrouble(`DATABASE_URL names no database. ${mend}.`);
  return parsed;
}

/** What is asked of an error that came from outside: a system's or PostgreSQL's code, a message. */
const fault = z.object({ code: z.string().optional(), message: z.string().default('') });

/** The error beneath what MikroORM and Node wrap around it. */
function innermost(error: unknown): { code?: string | undefined; message: string } {
  const inner = z
    .union([
      z.object({ cause: z.unknown() }).transform(({ cause }) => cause),
      z.object({ errors: z.array(z.unknown()).min(1) }).transform(({ errors }) => errors[0]),
    ])
    .safeParse(error);
  if (inner.success && inner.data) return innermost(inner.data);
  const own = fault.safeParse(error);
  return own.success ? own.data : { message: String(error) };
}

/** Why a register cannot be used, as a sentence with what to do. */
export function unreachable(url: URL, error: unknown): RegisterTrouble {
  const { code, message } = innermost(error);
  const where = `${url.hostname}:${url.port || '5432'}`;
  const database = decodeURIComponent(url.pathname.slice(1));
  const user = decodeURIComponent(url.username);
  switch (code) {
    case 'ECONNREFUSED':
      return new RegisterTrouble(
        `Nothing answers at ${where}, where DATABASE_URL says PostgreSQL is: start it, or correct the address.`,
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new RegisterTrouble(
        `The host ${url.hostname} of DATABASE_URL is not known: correct its name.`,
      );
    case '28P01':
    case '28000':
      return new RegisterTrouble(
        `PostgreSQL at ${where} does not let the user ${user} in: correct the name or the password in DATABASE_URL.`,
      );
    case '3D000':
      return new RegisterTrouble(
        `PostgreSQL at ${where} has no database ${database}: make it (CREATE DATABASE ${database}), or correct DATABASE_URL.`,
      );
    case '42501':
      return new RegisterTrouble(
        `The user ${user} may not do this in the database ${database} (${message}): grant it CREATE on the database.`,
      );
    default:
      return new RegisterTrouble(
        `PostgreSQL at ${where}, from DATABASE_URL, cannot be used: ${message}. Nothing was changed.`,
      );
  }
}
