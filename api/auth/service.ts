import type { Scope } from '../../domain/policy/row.ts';
import { rowOf, type ActName } from '../../domain/policy/table.ts';
import type { Instant } from '../../domain/time.ts';
import type { Mandate } from '../../store/mandates.ts';
import { counts, findServiceAccount, type ServiceAccount } from '../../store/service-accounts.ts';
import { seenAsThemselves } from '../../store/viewing.ts';
import type { Edge } from '../edge.ts';
import { Problem } from '../problem.ts';
import type { SignIn } from './sign-in.ts';
import type { Claims } from './token-claims.ts';
import { say } from '../../domain/words/say.ts';

/** Scopes of our tokens begin so, because an issuer has those of others as well. */
const prefix = 'nemcon:';

/**
 * The program that a token is of, with the scopes that both the register and its token name;
 * undefined for a person. Asked only of tokens that do not say when somebody signed in: nobody does
 * for a program.
 *
 * @throws Problem `token-refused` where it is a program whose access has ended
 */
export async function serviceOf(
  edge: Pick<Edge, 'store'>,
  { person, scopes }: Claims,
  at: Instant,
): Promise<SignIn | undefined> {
  const account = await findServiceAccount(seenAsThemselves(edge.store, person), person);
  if (account === undefined) return undefined;
  if (!counts(account, at))
    throw new Problem(
      'token-refused',
      say`The access of this service account has not begun or has ended. Ask the registrar.`,
    );
  const given = new Set(scopes);
  const both = account.scopes.filter((scope) => given.has(`${prefix}${scope}`));
  return { by: 'service', authenticatedAt: null, scopes: both, account };
}

/** What a program acts under: no mandate of the register's, and of a role that binds nobody. */
export function serviceMandate(account: ServiceAccount): Mandate {
  const { client, body, from, until, registeredBy: grantedBy, version } = account;
  const none = { lentFrom: null, principal: null, setBy: null, reason: null, succeeds: null };
  const held = { id: `service-${client}`, person: client, body, role: 'service' } as const;
  return { ...held, from, until, grantedBy, revokedAt: null, version, ...none };
}

/**
 * Refuses a program what its scopes do not name, and whatever binds a body even if they did.
 * @param acts of which one will be asked for
 * @throws Problem `not-in-scope`
 */
export function refuseOutOfScope(signIn: SignIn, acts: readonly ActName[]): void {
  if (signIn.by !== 'service') return;
  const { scopes, account } = signIn;
  if (acts.some((act) => isInScope(scopes, act))) return;
  const [act] = acts;
  const needed = act === undefined ? undefined : rowOf(act).scope;
  const why =
    needed === undefined
      ? say`no service account may do this; a person does it under a mandate`
      : say`it needs the scope ${prefix}${needed}, registered here and named by the token`;
  throw new Problem(
    'not-in-scope',
    say`The service account ${account.client} may not do this: ${why}. Nothing was changed; the attempt is on record.`,
  );
}

function isInScope(scopes: readonly Scope[], act: ActName): boolean {
  const { scope, binds } = rowOf(act);
  return binds === undefined && scope !== undefined && scopes.includes(scope);
}
