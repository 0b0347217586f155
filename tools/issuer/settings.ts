import { z } from 'zod';

/** How the development issuer runs; see {@link readSettings}. */
export interface IssuerSettings {
  readonly host: string;
  readonly port: number;
  /** Folder of the signing key; made when missing. */
  readonly data: string;
  /** The `iss` of every token, and the address that the API is told. */
  readonly issuer: string;
  /** The `aud` of every access token. */
  readonly audience: string;
  /** Where the web client is served; its sign-in comes back to `/auth/callback` there. */
  readonly publicUrl: string;
}

/** A setting that the issuer refuses; the message is one sentence for the person who set it. */
export class SettingRefused extends Error {}

const Environment = z.object({
  ISSUER_HOST: z.string().min(1).optional(),
  ISSUER_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  ISSUER_DATA: z.string().min(1).default('.nemcon/issuer'),
  OIDC_ISSUER: z.url().optional(),
  OIDC_AUDIENCE: z.string().min(1).default('nemcon'),
  API_HOST: z.string().min(1).default('127.0.0.1'),
  API_PORT: z.coerce.number().int().default(7480),
  PUBLIC_URL: z.url().optional(),
});

/**
 * Reads the settings from environment variables. Host and port follow from OIDC_ISSUER where that
 * is set and they are not.
 *
 * The issuer asks nobody for a password, so whoever reaches it can be anyone: it serves this
 * machine and nothing else.
 *
 * @throws SettingRefused when a value does not parse, or a host is not a loopback one
 */
export function readSettings(environment: NodeJS.ProcessEnv): IssuerSettings {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const fault = parsed.error.issues[0];
    throw new SettingRefused(`${fault?.path.join('.')} is not usable: ${fault?.message}.`);
  }
  const { ISSUER_DATA: data, OIDC_ISSUER: named, ...rest } = parsed.data;
  const host = rest.ISSUER_HOST ?? (named ? new URL(named).hostname : '127.0.0.1');
  const port = rest.ISSUER_PORT ?? (Number(named && new URL(named).port) || 7490);
  const issuer = named ?? `http://${bracketed(host)}:${port}`;
  refuseUnlessLoopback('OIDC_ISSUER', new URL(issuer).hostname);
  refuseUnlessLoopback('ISSUER_HOST', host);
  const publicUrl = rest.PUBLIC_URL ?? `http://${bracketed(rest.API_HOST)}:${rest.API_PORT}`;
  return {
    host: host.replace(/^\[(.*)\]$/, '$1'),
    port,
    data,
    issuer,
    audience: rest.OIDC_AUDIENCE,
    publicUrl: publicUrl.replace(/\/$/, ''),
  };
}

/** Whether a host name or address always means this machine; `[::1]` may be written bracketed. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return bare === 'localhost' || bare === '::1' || /^127(\.\d{1,3}){3}$/.test(bare);
}

function refuseUnlessLoopback(name: string, host: string): void {
  if (isLoopback(host)) return;
  throw new SettingRefused(
    `${name} is ${host}, but the development issuer signs anyone in without a password and so ` +
      'serves this machine only: use 127.0.0.1, or set OIDC_ISSUER for the API to a real issuer ' +
      'and do not start this one.',
  );
}

function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}
