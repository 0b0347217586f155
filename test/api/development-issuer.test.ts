import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { refuseInProduction } from '../../api/auth/development.ts';
import { openTokens } from '../../api/auth/tokens.ts';
import { ConfigurationWrong, readConfiguration } from '../../api/configuration.ts';
import { startIssuer, type RunningIssuer } from '../issuer/running-issuer.ts';
import { tokenFor } from '../../tools/issuer/token.ts';
import { openTestedApi } from './running-api.ts';
import { startTokenIssuer } from './token-issuer.ts';

let issuer: RunningIssuer;
beforeAll(async () => {
  issuer = await startIssuer();
}, 60_000);
afterAll(async () => {
  await issuer.stop();
});

function configured(more: Record<string, string>) {
  return readConfiguration({
    DATABASE_URL: 'postgres://nemcon@127.0.0.1:5432/nemcon',
    TEMPORAL_ADDRESS: '127.0.0.1:7233',
    OIDC_ISSUER: issuer.url,
    TEMPORAL_CODEC_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
    ...more,
  });
}

describe('the development issuer', () => {
  test('says in its discovery document what it is, and no other issuer does', async () => {
    expect((await openTokens(issuer.url, 'nemcon')).isDevelopment).toBe(true);
    const other = await startTokenIssuer();
    expect((await openTokens(other.url, 'nemcon')).isDevelopment).toBe(false);
    await other.close();
  });

  test('is told in /healthz of the API that trusts it', async () => {
    const api = await openTestedApi(() => ({ OIDC_ISSUER: issuer.url }));
    expect((await api.get(null, '/healthz')).body).toMatchObject({ signIn: 'development' });
    await api.close();
  }, 60_000);

  test('has its people act in the sample review, which is offered nowhere else', async () => {
    const ask = async (query: string) => {
      const token = await tokenFor(issuer.url, 'sofia.marin');
      const headers = { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() };
      return await api.post(null, `/api/sample-review${query}`, {}, { headers });
    };
    const api = await openTestedApi(() => ({ OIDC_ISSUER: issuer.url }));
    expect((await ask('?dryRun=true')).body).toMatchObject({
      kept: false,
      what: { review: 'SDPR' },
    });
    // This issuer was told of no register that it could load it into.
    expect((await ask('')).at('code')).toBe('service-unavailable');
    await api.close();
  }, 60_000);

  test.each([
    ['on this machine alone', {}],
    ['by its name', { API_HOST: 'localhost', PUBLIC_URL: 'http://localhost:7480' }],
    ['by IPv6', { API_HOST: '::1', PUBLIC_URL: 'http://[::1]:7480' }],
  ])('serves an API %s', (_, more) => {
    expect(() => refuseInProduction(configured(more))).not.toThrow();
  });

  test.each([
    ['in production', { NODE_ENV: 'production' }, /NODE_ENV is production/],
    ['that listens on every address', { API_HOST: '0.0.0.0' }, /API_HOST 0\.0\.0\.0/],
    ['that listens on every address of IPv6', { API_HOST: '::' }, /API_HOST ::/],
    ['with a public address', { PUBLIC_URL: 'https://nemcon.example.org' }, /PUBLIC_URL/],
    ['with a name like ours', { PUBLIC_URL: 'http://127.0.0.1.example.org' }, /PUBLIC_URL/],
  ])('serves no API %s, and says why', (_, more, why) => {
    const start = () => refuseInProduction(configured(more));
    expect(start).toThrow(ConfigurationWrong);
    expect(start).toThrow(why);
    expect(start).toThrow(/Set OIDC_ISSUER/);
  });
});
