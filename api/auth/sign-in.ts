import type { Instant } from '../../domain/time.ts';

/**
 * How somebody signed in, and when they last showed the issuer who they are (`auth_time`); null
 * where the issuer does not say when.
 */
export type SignIn = {
  readonly by: 'token';
  readonly authenticatedAt: Instant | null;
};
