import type { Scope } from '../../domain/policy/row.ts';
import type { Instant } from '../../domain/time.ts';
import type { ServiceAccount } from '../../store/service-accounts.ts';

/**
 * How somebody signed in, and when they last showed the issuer who they are (`auth_time`); null
 * where the issuer does not say when.
 */
export type SignIn =
  | { readonly by: 'token'; readonly authenticatedAt: Instant | null }
  | {
      readonly by: 'session';
      readonly authenticatedAt: Instant | null;
      /** Names the session; opens nothing. */
      readonly session: string;
      /** When it ends at the latest. */
      readonly endsAt: Instant;
    }
  | {
      /** A program, for which nobody signs in. */
      readonly by: 'service';
      readonly authenticatedAt: null;
      /** Those that both the register and the token name. */
      readonly scopes: readonly Scope[];
      readonly account: ServiceAccount;
    };
