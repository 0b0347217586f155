import { tokenFor } from './token.ts';

/** Well within the time that a sign-in counts as fresh, so that whoever decides just signed in. */
const keptFor = 5 * 60_000;

/** Tokens of the development issuer for its sample people, each asked for again every few minutes. */
export function freshTokens(issuer: string): (person: string) => Promise<string> {
  const tokens = new Map<string, { readonly token: Promise<string>; readonly until: number }>();
  return (person) => {
    const known = tokens.get(person);
    if (known && Date.now() < known.until) return known.token;
    const token = tokenFor(issuer, person);
    tokens.set(person, { token, until: Date.now() + keptFor });
    return token;
  };
}
