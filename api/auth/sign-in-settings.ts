import { z } from 'zod';

const seconds = z.coerce.number().int().min(1).max(31_536_000);

/** The variables of signing in; docs/sign-in.md says what each is for. */
export const signInVariables = {
  OIDC_CLIENT_ID: z.string().min(1).default('nemcon-web'),
  OIDC_CLIENT_SECRET: z.string().optional(),
  SESSION_IDLE_SECONDS: seconds.default(30 * 60),
  SESSION_SECONDS: seconds.default(12 * 60 * 60),
  STEP_UP_SECONDS: seconds.default(15 * 60),
  NODE_ENV: z.string().optional(),
};

export type SignInSettings = {
  readonly clientId: string;
  /** null: a public client, which proves itself by PKCE alone. */
  readonly clientSecret: string | null;
  /** In milliseconds: how long an unused session lasts, and how long any does. */
  readonly session: { readonly idle: number; readonly atMost: number };
  /** In milliseconds: how long ago who binds a body may have signed in. */
  readonly stepUp: number;
  readonly isProduction: boolean;
};

type Given = z.output<z.ZodObject<typeof signInVariables>>;

/** What is empty, as compose hands it on, is not set. */
export function signInSettings(given: Given): SignInSettings {
  return {
    clientId: given.OIDC_CLIENT_ID,
    clientSecret: given.OIDC_CLIENT_SECRET || null,
    session: { idle: given.SESSION_IDLE_SECONDS * 1000, atMost: given.SESSION_SECONDS * 1000 },
    stepUp: given.STEP_UP_SECONDS * 1000,
    isProduction: given.NODE_ENV === 'production',
  };
}
