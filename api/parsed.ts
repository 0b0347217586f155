import { z } from 'zod';
import { isSaid } from '../domain/words/carried.ts';
import { pointer } from './pointer.ts';
import { Problem, type FieldFault } from './problem.ts';
import { isText, noText } from './strict-json.ts';
import { type Said, asKnown, asPhrase, asRow, say } from '../domain/words/say.ts';

/**
 * Outside data as the contract describes it.
 * @throws Problem `invalid-request` naming every field that does not fit, as a JSON pointer
 */
export function parsed<S extends z.ZodType>(
  schema: S,
  value: unknown,
  where: 'path' | 'query' | 'body',
): z.output<S> {
  const strange = unreadable(value, where);
  const known = new Map<string, Known>();
  const error = (issue: z.core.$ZodRawIssue) => remember(known, issue);
  const result = schema.safeParse(value, { reportInput: false, error });
  if (result.success && strange.length === 0) return result.data;
  const issues = result.error?.issues ?? [];
  const errors = [...strange, ...issues.flatMap((issue) => faultsOf(issue, where, known))];
  const fields = errors.map(({ path, message }) =>
    path === '' ? say`the whole: ${message}` : say`${path}: ${message}`,
  );
  throw new Problem(
    'invalid-request',
    say`The ${asPhrase(where)} does not fit its description (${asRow(fields.slice(0, 3), '; ')}). Nothing has happened; mend it and send it again.`,
    { errors },
  );
}

type Known = Parameters<typeof asKnown>[1];

const english = z.locales.en().localeError;
const french = z.locales.fr().localeError;
const ukrainian = z.locales.uk().localeError;

/** What zod would say in each language, by what it says in English; it is left to say that itself. */
function remember(known: Map<string, Known>, issue: z.core.$ZodRawIssue): undefined {
  const by = (locale: typeof english) => {
    const told = locale(issue);
    return typeof told === 'string' ? told : (told?.message ?? '');
  };
  known.set(by(english), { fr: by(french), uk: by(ukrainian) });
}

/** A finding of the contract in its own words, or in zod's. */
function found(issue: z.core.$ZodIssue, known: ReadonlyMap<string, Known>): Said {
  const { message } = issue;
  const said: unknown = issue.code === 'custom' ? issue.params?.['said'] : undefined;
  if (isSaid(said)) return said;
  const translations = known.get(message);
  return translations === undefined ? asPhrase(message) : say`${asKnown(message, translations)}`;
}

function faultsOf(
  issue: z.core.$ZodIssue,
  where: string,
  known: ReadonlyMap<string, Known>,
): FieldFault[] {
  const prefix = where === 'body' ? '' : `/${where}`;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: `${prefix}${pointer([...issue.path, key])}`,
      message: say`is unknown here`,
    }));
  return [{ path: `${prefix}${pointer(issue.path)}`, message: found(issue, known) }];
}

/** Of a body this has been looked at while it was read. */
function unreadable(value: unknown, where: string): FieldFault[] {
  if (where === 'body' || typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter((entry) => entry.flat().some((text) => typeof text === 'string' && !isText(text)))
    .map(([name]) => ({ path: `/${where}${pointer([name.toWellFormed()])}`, message: noText }));
}
