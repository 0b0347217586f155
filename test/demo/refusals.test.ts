import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demo } from './demo-command.ts';

/** An issuer that gives tokens, and an API whose secretary has no mandate. */
let server: Server;
let address = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.method === 'POST' ? { access_token: 'x' } : nobody));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const bound = server.address();
  address = bound !== null && typeof bound === 'object' ? `http://127.0.0.1:${bound.port}` : '';
});

const nobody = { person: 'sofia.marin', name: null, mandates: [], links: {} };

afterAll(async () => {
  await new Promise((closed) => server.close(closed));
});

/** Nobody listens on the discard port. */
const nowhere = 'http://127.0.0.1:9';

describe('npm run demo', () => {
  test('says in one sentence that no issuer runs, and exits with 1', async () => {
    const ran = await demo([], { PUBLIC_URL: nowhere, OIDC_ISSUER: nowhere });
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.trouble).toBe(
      `No issuer answers at ${nowhere}: start one with npm start, and ask again.\n`,
    );
  });

  test('says that no API runs where only the issuer does', async () => {
    const ran = await demo([], { PUBLIC_URL: nowhere, OIDC_ISSUER: address });
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.trouble).toContain(`No Nemcon answers at ${nowhere}: start one with npm start`);
  });

  test('says that the sample people are missing', async () => {
    const ran = await demo([], { PUBLIC_URL: address, OIDC_ISSUER: address });
    expect(ran.code).toBe(1);
    expect(ran.trouble).toContain('without its sample people');
  });

  test('names the option that it does not know', async () => {
    const ran = await demo(['--yaml']);
    expect(ran.code).toBe(1);
    expect(ran.trouble).toContain('--yaml');
  });

  test('names the stories that there are where the one asked for is unknown', async () => {
    const ran = await demo(['--story', 'epilogue']);
    expect(ran.code).toBe(1);
    expect(ran.trouble).toContain('There is no story epilogue; there are review');
  });

  test('explains itself, with its stories', async () => {
    const ran = await demo(['--help']);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('--json');
    expect(ran.out).toContain('--story');
  });
});
