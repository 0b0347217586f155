import { ConfigurationWrong, type Configuration } from '../configuration.ts';

/**
 * The development issuer lets anybody be anybody, so an API that trusts it serves its own machine
 * and nobody else.
 *
 * @throws ConfigurationWrong
 */
export function refuseInProduction({
  host,
  publicUrl,
  signIn: { isProduction },
  oidc: { issuer },
}: Configuration): void {
  const why = isProduction
    ? 'NODE_ENV is production'
    : !isLoopback(host)
      ? `API_HOST ${host} is reached from other machines`
      : publicUrl !== null && !isLoopback(new URL(publicUrl).hostname)
        ? `PUBLIC_URL ${publicUrl} is reached from other machines`
        : undefined;
  if (why === undefined) return;
  throw new ConfigurationWrong(
    `OIDC_ISSUER ${issuer} is the development issuer, which signs anybody in without a password, and ${why}. Set OIDC_ISSUER to the issuer of your organisation.`,
  );
}

/** Whether a host name or address always means this machine; `[::1]` may be written bracketed. */
function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return bare === 'localhost' || bare === '::1' || /^127(\.\d{1,3}){3}$/.test(bare);
}
