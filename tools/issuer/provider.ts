import Provider from 'oidc-provider';
import type { Configuration, RequestContext, ResourceServerInfo } from 'oidc-provider';
import { samplePeople } from '../sample/people.ts';
import type { IssuerSettings } from './settings.ts';
import { cookieSecret } from './signing-key.ts';
import type { SigningKey } from './signing-key.ts';

/** How long an access token is good for, in seconds: a working day. */
export const tokenLifetime = 8 * 60 * 60;

const webClient = 'nemcon-web';
const developmentClient = 'nemcon-development';

/** Names our API to the issuer (RFC 8707); what tokens carry is the audience, not this name. */
const apiResource = 'urn:nemcon:api';
const apiScope = 'nemcon';

/** An OpenID provider for the sample people, with everything but its key in memory. */
export function createProvider(settings: IssuerSettings, key: SigningKey): Provider {
  const provider = new Provider(settings.issuer, {
    ...accounts,
    clients: clientsOf(settings),
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    jwks: { keys: [key] },
    // Whoever reads the discovery document knows that no password was asked (api/auth/development.ts).
    discovery: { nemcon_development_issuer: true },
    cookies: { keys: [cookieSecret(key)] },
    claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
    scopes: ['openid', 'profile', 'email'],
    responseTypes: ['code'],
    pkce: { required: () => true },
    ttl: lifetimes,
    interactions: { url: (_ctx: unknown, { uid }: { uid: string }) => `/sign-in/${uid}` },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => apiResource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => apiInfo(settings.audience),
      },
    },
    clientBasedCORS: (_ctx: unknown, origin: string) =>
      origin === new URL(settings.publicUrl).origin,
  });
  return provider;
}

/**
 * An access token for a person, as the sign-in page would end with, but without the page.
 *
 * @param person the id of a sample person; the caller has checked that there is one
 */
export async function developmentToken(
  provider: Provider,
  audience: string,
  person: string,
): Promise<string> {
  const client = await provider.Client.find(developmentClient);
  if (!client) throw new Error(`The client ${developmentClient} is not registered.`);
  const token = new provider.AccessToken({
    client,
    accountId: person,
    grantId: 'development',
    gty: 'development',
    scope: apiScope,
    resourceServer: new provider.ResourceServer(apiResource, apiInfo(audience)),
  });
  return token.save();
}

/** In seconds. */
const lifetimes = {
  AccessToken: tokenLifetime,
  IdToken: tokenLifetime,
  Session: tokenLifetime,
  Grant: tokenLifetime,
  Interaction: 60 * 60,
  AuthorizationCode: 60,
};

const accounts: Configuration = {
  findAccount: async (_ctx, id) => {
    const person = samplePeople.find((each) => each.id === id);
    if (!person) return undefined;
    const { name, email } = person;
    return { accountId: id, claims: async () => ({ sub: id, name, email }) };
  },
  // The web client is our own, so there is nothing to consent to: picking a person is all.
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({
      clientId: oidc.client.clientId,
      accountId: oidc.session.accountId,
    });
    grant.addOIDCScope('openid profile email');
    grant.addResourceScope(apiResource, apiScope);
    await grant.save();
    return grant;
  },
  extraTokenClaims: async (ctx: RequestContext | undefined) => ({
    auth_time: ctx?.oidc.entities.AuthorizationCode?.authTime ?? Math.floor(Date.now() / 1000),
  }),
};

function apiInfo(audience: string): ResourceServerInfo {
  return {
    scope: apiScope,
    audience,
    accessTokenTTL: tokenLifetime,
    accessTokenFormat: 'jwt',
    jwt: { sign: { alg: 'ES256' } },
  };
}

function clientsOf(settings: IssuerSettings): readonly object[] {
  return [
    {
      client_id: webClient,
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code'],
      response_types: ['code'],
      redirect_uris: [`${settings.publicUrl}/auth/callback`],
      // Signing out there leads back to where people came from.
      post_logout_redirect_uris: [settings.publicUrl],
    },
    {
      client_id: developmentClient,
      token_endpoint_auth_method: 'none',
      grant_types: [],
      response_types: [],
      redirect_uris: [],
    },
  ];
}
