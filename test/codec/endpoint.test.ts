import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { makeKey, readKeyRing } from '../../codec/keys.ts';
import { seal } from '../../codec/sealed.ts';
import { Browser } from '../api/browser.ts';
import { openTestedApi, type TestedApi } from '../api/running-api.ts';

const path = '/api/temporal/decode';
const ui = 'http://127.0.0.1:8233';
const [written, other] = [makeKey('k1'), makeKey('k1')];
const [ours] = readKeyRing(written);
const [theirs] = readKeyRing(other);
const secretary = 'sofia.marin';
const readers = ['alma.berg', 'sam.reid'];
let api: TestedApi;

beforeAll(async () => {
  api = await openTestedApi(() => ({ TEMPORAL_CODEC_KEYS: written, TEMPORAL_UI_URL: `${ui}/` }));
}, 60_000);
afterAll(() => api.close());

function inJson({ metadata, data }: Payload) {
  const values = Object.entries(metadata ?? {}).map(([name, value]) => [name, base64(value)]);
  return { metadata: Object.fromEntries(values), data: base64(data ?? new Uint8Array()) };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

const sentence = 'SDPR-04 waits for DEU';
const plain = defaultPayloadConverter.toPayload(sentence) ?? {};
const sealed = inJson(seal(plain, ours, 'recommendation:SDPR-04'));

function preflight(origin: string): Promise<Response> {
  const headers = {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type,x-namespace',
  };
  return fetch(`${api.url}${path}`, { method: 'OPTIONS', headers });
}

describe('the codec endpoint for the Temporal UI', () => {
  test('decrypts for a secretary, an operator and an auditor', async () => {
    for (const person of [secretary, ...readers]) {
      const { status, body } = await api.post(person, path, { payloads: [sealed, inJson(plain)] });
      expect({ person, status, body }).toEqual({
        person,
        status: 200,
        body: { payloads: [inJson(plain), inJson(plain)] },
      });
    }
  });

  test('decrypts for nobody else, and keeps that they tried', async () => {
    expect(await api.post(null, path, { payloads: [sealed] })).toMatchObject({ status: 401 });
    for (const person of ['delegate.deu', 'grace.turner', 'nobody.known']) {
      const answer = await api.post(person, path, { payloads: [sealed] });
      expect({ person, status: answer.status }).toEqual({ person, status: 403 });
      expect(JSON.stringify(answer.body)).not.toContain('DEU');
    }
  });

  test('gives back as it was what no key of ours fits', async () => {
    const foreign = inJson(seal(plain, theirs, undefined));
    const broken = { ...sealed, data: `AAAA${sealed.data.slice(4)}` };
    const short = { ...sealed, data: 'AAAA' };
    const payloads = [foreign, broken, short, { metadata: {}, data: '' }];
    const { status, body } = await api.post(secretary, path, { payloads });
    expect({ status, body }).toEqual({ status: 200, body: { payloads } });
    // And it is no alarm of the service: whoever is signed in may send anything.
    expect(await api.get(null, '/readyz')).toMatchObject({ status: 200 });
  });

  test('answers pages of the Temporal UI, with their sign-in, and of nobody else', async () => {
    const allowed = await preflight(ui);
    expect(allowed.status).toBe(204);
    expect(Object.fromEntries(allowed.headers)).toMatchObject({
      'access-control-allow-origin': ui,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'POST',
      vary: 'Origin',
    });
    for (const origin of ['https://evil.example', `${ui}0`, 'null', 'http://127.0.0.1']) {
      const refused = await preflight(origin);
      expect({ origin, status: refused.status }).toEqual({ origin, status: 403 });
      expect(refused.headers.get('access-control-allow-origin')).toBeNull();
      const headers = { origin };
      const asked = await api.post(secretary, path, { payloads: [sealed] }, { headers });
      expect(asked.status).toBe(403);
    }
    const asked = await api.post(
      secretary,
      path,
      { payloads: [sealed] },
      { headers: { origin: ui, 'x-namespace': 'default' } },
    );
    expect(asked.status).toBe(200);
    expect(asked.headers.get('access-control-allow-origin')).toBe(ui);
  });

  test('opens no other address to them', async () => {
    for (const address of ['/api/me', '/api/temporal/encode', '/api/temporal', '/api/reviews']) {
      const answer = await fetch(`${api.url}${address}`, { headers: { origin: ui } });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  test('does not encrypt', async () => {
    const answer = await api.post(secretary, '/api/temporal/encode', { payloads: [] });
    expect(answer.status).toBe(404);
  });

  test('refuses another namespace, too many payloads, too large a body and what is none', async () => {
    const headers = { 'x-namespace': 'somebody-elses' };
    const ask = (body: unknown, asking = {}) =>
      api.post(secretary, `${path}?preserveStorageRefs=true`, body, asking);
    expect(await ask({ payloads: [sealed] }, { headers })).toMatchObject({ status: 400 });
    expect(await ask({ payloads: Array.from({ length: 1001 }, () => ({})) })).toMatchObject({
      status: 400,
    });
    const large = { payloads: [{ data: 'A'.repeat(4 * 1024 * 1024) }] };
    expect(await ask(large)).toMatchObject({ status: 413 });
    const fits = { payloads: [{ metadata: {}, data: 'A'.repeat(3 * 1024 * 1024) }] };
    expect(await ask(fits)).toMatchObject({ status: 200 });
    for (const body of [{}, [], { payloads: 'all' }, { payloads: [{ data: '*' }] }])
      expect(await ask(body)).toMatchObject({ status: 400 });
  });
});

describe('the cookie of a session, at the codec endpoint', () => {
  const asked = { payloads: [sealed] };
  const fromUi = { origin: ui, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' };
  const signedIn = async (person: string) => {
    const browser = new Browser(api);
    expect((await browser.signIn(person)).status).toBe(303);
    return browser;
  };

  test.each([secretary, ...readers])('decrypts for %s on a page of the UI', async (person) => {
    const answer = await (await signedIn(person)).post(path, asked, fromUi);
    expect([answer.status, answer.json]).toEqual([200, { payloads: [inJson(plain)] }]);
    expect(answer.headers.get('access-control-allow-origin')).toBe(ui);
    expect(answer.headers.get('access-control-allow-credentials')).toBe('true');
  });

  test('decrypts on a page of ours', async () => {
    const answer = await (await signedIn(secretary)).post(path, asked);
    expect([answer.status, answer.json]).toEqual([200, { payloads: [inJson(plain)] }]);
  });

  test.each(['delegate.deu', 'grace.turner'])('decrypts nothing for %s', async (person) => {
    const answer = await (await signedIn(person)).post(path, asked, fromUi);
    expect([answer.status, answer.json['code']]).toEqual([403, 'not-allowed']);
    expect(answer.text).not.toContain(inJson(plain).data);
  });

  test.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['another port of this host', { origin: `${ui}0`, 'sec-fetch-site': 'same-site' }],
    ['the UI by another scheme', { origin: ui.replace('http:', 'https:') }],
    ['a frame without an origin', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['the address bar', { origin: '', 'sec-fetch-site': 'none' }],
  ])('decrypts nothing for a page of %s', async (_, headers) => {
    const answer = await (await signedIn(secretary)).post(path, asked, headers);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(answer.text).not.toContain(inJson(plain).data);
  });

  test('opens nothing else to a page of the UI', async () => {
    const browser = await signedIn(secretary);
    for (const address of ['/api/reviews', '/auth/sign-out-everywhere', '/auth/sessions/end']) {
      const answer = await browser.post(address, {}, fromUi);
      expect([address, answer.status, answer.json['code']]).toEqual([address, 403, 'cross-origin']);
    }
    for (const address of ['/api/inbox', '/auth/session'])
      expect((await browser.get(address, fromUi)).status).toBe(403);
  });

  test('is not taken as a form sends it, nor beside a token, nor once the session has ended', async () => {
    const browser = await signedIn(secretary);
    const form = { ...fromUi, 'content-type': 'text/plain' };
    expect((await browser.post(path, asked, form)).status).toBe(415);
    const token = { ...fromUi, authorization: `Bearer ${await api.issuer.token('alma.berg')}` };
    expect((await browser.post(path, asked, token)).json['code']).toBe('two-sign-ins');
    const cookies = [...browser.cookies];
    expect((await browser.post('/auth/sign-out', {})).status).toBe(200);
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    const late = await browser.post(path, asked, fromUi);
    expect([late.status, late.json['code']]).toEqual([401, 'session-ended']);
  });
});
