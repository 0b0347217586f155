/**
 * The part of oidc-provider 9 that the development issuer uses. The package ships no types of its
 * own; what stands here was read from its source (lib/provider.js, lib/models/).
 */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export interface Client {
    readonly clientId: string;
  }

  /** What a hook is told of the request; only inside one of the provider's own endpoints. */
  export interface RequestContext {
    readonly oidc: {
      readonly provider: Provider;
      readonly client: Client;
      readonly session: { readonly accountId: string };
      readonly entities: { readonly AuthorizationCode?: { readonly authTime?: number } };
    };
  }

  export interface ResourceServerInfo {
    readonly scope: string;
    readonly audience: string;
    readonly accessTokenTTL: number;
    readonly accessTokenFormat: 'jwt' | 'opaque';
    readonly jwt: { readonly sign: { readonly alg: string } };
  }

  export class ResourceServer {
    constructor(identifier: string, info: ResourceServerInfo);
  }

  export interface Grant {
    addOIDCScope(scope: string): void;
    addResourceScope(resource: string, scope: string): void;
    save(): Promise<string>;
  }

  export interface AccessToken {
    /** Signs (JWT format) or stores (opaque) the token and answers its value. */
    save(): Promise<string>;
  }

  export interface AccountClaims {
    readonly accountId: string;
    claims(): Promise<Record<string, unknown> & { sub: string }>;
  }

  export interface Configuration {
    readonly [option: string]: unknown;
    findAccount(ctx: unknown, id: string): Promise<AccountClaims | undefined>;
    loadExistingGrant(ctx: RequestContext): Promise<Grant>;
    extraTokenClaims(ctx: RequestContext | undefined): Promise<Record<string, unknown>>;
  }

  export default class Provider {
    constructor(issuer: string, configuration: Configuration);
    readonly issuer: string;
    readonly Client: { find(id: string): Promise<Client | undefined> };
    readonly Grant: new (input: { clientId: string; accountId: string }) => Grant;
    readonly ResourceServer: typeof ResourceServer;
    readonly AccessToken: new (input: {
      client: Client;
      accountId: string;
      grantId: string;
      gty: string;
      scope: string;
      resourceServer: ResourceServer;
    }) => AccessToken;
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    interactionDetails(
      request: IncomingMessage,
      response: ServerResponse,
    ): Promise<{ readonly uid: string }>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: { login: { accountId: string } },
    ): Promise<void>;
  }
}
