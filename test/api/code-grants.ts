import { createHash, randomUUID } from 'node:crypto';

type Claims = Readonly<Record<string, unknown>>;

/** What an issuer gives back other than it should. */
export type Mischief = {
  /** Members of the ID token that differ; undefined leaves one out. */
  readonly claims?: Claims;
  /** Parameters of the address that the browser comes back to; null leaves one out. */
  readonly back?: Readonly<Record<string, string | null>>;
};

type Grant = { readonly asked: URLSearchParams; readonly person: string; readonly claims: Claims };

/** The code grants of a test's issuer: its page is the test, which says who signs in. */
export class CodeGrants {
  readonly #grants = new Map<string, Grant>();

  /** Where the browser is sent back to once `person` has signed in at `address`. */
  signIn(
    issuer: string,
    address: string,
    person: string,
    { claims = {}, back = {} }: Mischief = {},
  ) {
    const asked = new URL(address).searchParams;
    const code = randomUUID();
    this.#grants.set(code, { asked, person, claims });
    const to = new URL(asked.get('redirect_uri') ?? '');
    const given = { code, state: asked.get('state'), iss: issuer, ...back };
    for (const [name, value] of Object.entries(given))
      if (value !== null) to.searchParams.set(name, value);
    return `${to.pathname}${to.search}`;
  }

  /** The claims of the ID token for a code, once; undefined where the issuer would refuse. */
  redeem(issuer: string, body: string): Claims | undefined {
    const form = new URLSearchParams(body);
    const grant = this.#grants.get(form.get('code') ?? '');
    this.#grants.delete(form.get('code') ?? '');
    const challenge = createHash('sha256').update(form.get('code_verifier') ?? '');
    if (grant?.asked.get('code_challenge') !== challenge.digest('base64url')) return undefined;
    if (grant.asked.get('redirect_uri') !== form.get('redirect_uri')) return undefined;
    const now = Math.floor(Date.now() / 1000);
    return {
      iss: issuer,
      sub: grant.person,
      aud: grant.asked.get('client_id'),
      nonce: grant.asked.get('nonce'),
      iat: now,
      exp: now + 300,
      auth_time: now,
      ...grant.claims,
    };
  }
}
