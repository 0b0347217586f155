import type { Request } from 'express';

/** Names with this prefix are only taken by a browser over TLS, for this host alone and all of it. */
const names = { session: '__Host-nemcon-session', browser: '__Host-nemcon-sign-in' } as const;

export type CookieName = keyof typeof names;

const secret = /^[A-Za-z0-9_-]{43}$/;

/** Whether the request carries a cookie of this name at all, however senseless. */
export function carries(request: Request, name: CookieName): boolean {
  return valuesOf(request, name).length > 0;
}

/** The 256-bit secret in a cookie of ours; undefined where there is none, or two that differ. */
export function secretIn(request: Request, name: CookieName): string | undefined {
  const values = new Set(valuesOf(request, name));
  const [value] = values;
  return values.size === 1 && value !== undefined && secret.test(value) ? value : undefined;
}

function valuesOf({ headers }: Request, name: CookieName): string[] {
  const start = `${names[name]}=`;
  return (headers.cookie ?? '')
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one.startsWith(start))
    .map((one) => one.slice(start.length));
}

/**
 * A `Set-Cookie` that no script reads and no other site's form sends.
 * @param seconds how long the browser keeps it; null: until it is closed
 */
export function cookie(name: CookieName, value: string, seconds: number | null = null): string {
  const age = seconds === null ? '' : `; Max-Age=${seconds}`;
  return `${names[name]}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax${age}`;
}

/** Has the browser forget a cookie. */
export function noCookie(name: CookieName): string {
  return cookie(name, '', 0);
}
