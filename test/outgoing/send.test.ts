import { afterEach, describe, expect, test } from '@jest/globals';
import { readAllowed } from '../../outgoing/permitted.ts';
import { send } from '../../outgoing/send.ts';
import { bodyOf, listen, type Answering, type Listener } from './listener.ts';

const loopback = readAllowed('127.0.0.1');
const get = { method: 'GET', headers: {} } as const;
const post = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'note' } as const;

const open: Listener[] = [];
async function listening(answer: Answering): Promise<Listener> {
  const server = await listen(answer);
  open.push(server);
  return server;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

describe('a call out of the service', () => {
  test('sends what it is given and brings the answer', async () => {
    const { url, requests } = await listening(async (request, response) => {
      response.writeHead(201).end(`${request.headers['content-length']} ${await bodyOf(request)}`);
    });
    const answer = await send(`${url}/hook?a=b`, post, { allowed: loopback });
    expect(answer).toEqual({ status: 201, body: '4 note' });
    expect(requests).toEqual([{ method: 'POST', url: '/hook?a=b', host: new URL(url).host }]);
  });

  test('goes nowhere by itself: what is local has to be allowed', async () => {
    const { url, requests } = await listening((_, response) => response.end('secret'));
    await expect(send(url, get, { allowed: readAllowed('') })).rejects.toThrow(/OUTGOING_ALLOW/);
    expect(requests).toEqual([]);
  });

  test.each([301, 302, 303, 307, 308])('does not follow a redirect (%d)', async (status) => {
    const inner = await listening((_, response) => response.end('secret'));
    const outer = await listening((_, response) => {
      response.writeHead(status, { location: `${inner.url}/latest/meta-data/` }).end();
    });
    const answer = await send(outer.url, post, { allowed: loopback });
    expect(answer.status).toBe(status);
    expect(inner.requests).toEqual([]);
  });

  test('asks for the host once and connects to what was checked, whatever comes next', async () => {
    const inner = await listening((_, response) => response.end('secret'));
    const checked = await listening((_, response) => response.end('checked'));
    let asked = 0;
    // A name that turns to another address once it has been looked at (DNS rebinding): both are
    // servers here, told apart by their loopback addresses.
    const resolve = () => Promise.resolve(asked++ === 0 ? ['127.0.0.1'] : ['127.0.0.2']);
    const answer = await send(`http://turning.example:${checked.port}/`, get, {
      allowed: readAllowed('127.0.0.1'),
      resolve,
    });
    expect([answer.body, asked]).toEqual(['checked', 1]);
    expect(checked.requests).toEqual([
      { method: 'GET', url: '/', host: `turning.example:${checked.port}` },
    ]);
    // The other way round it is refused before anything is sent.
    const turned = send(`http://turning.example:${inner.port}/`, get, {
      allowed: readAllowed('127.0.0.1'),
      resolve,
    });
    await expect(turned).rejects.toThrow(/OUTGOING_ALLOW/);
    expect(inner.requests).toEqual([]);
  });

  test('is sent to no proxy of the environment', async () => {
    const proxy = await listening((_, response) => response.end('by proxy'));
    const { url } = await listening((_, response) => response.end('direct'));
    const before = { ...process.env };
    Object.assign(process.env, {
      NODE_USE_ENV_PROXY: '1',
      HTTP_PROXY: proxy.url,
      http_proxy: proxy.url,
      NO_PROXY: '',
    });
    try {
      expect((await send(url, get, { allowed: loopback })).body).toBe('direct');
    } finally {
      process.env = before;
    }
    expect(proxy.requests).toEqual([]);
  });

  test('takes no answer longer than it may be', async () => {
    const { url } = await listening((_, response) => {
      const more = (): void => {
        while (response.write('x'.repeat(1_000)));
        response.once('drain', more);
      };
      more();
    });
    const limits = { time: 10_000, bytes: 10_000 };
    await expect(send(url, get, { allowed: loopback, limits })).rejects.toThrow(
      /longer than 10000/,
    );
  });

  test('takes no header longer than it may be', async () => {
    const { url } = await listening((_, response) => {
      response.writeHead(200, { 'x-long': 'x'.repeat(20_000) }).end();
    });
    await expect(send(url, get, { allowed: loopback })).rejects.toThrow(/overflow|header/i);
  });

  test.each<[string, Answering]>([
    ['never answers', () => undefined],
    [
      'answers a byte at a time without end',
      (_, response) => {
        const drip = setInterval(() => response.write('.'), 20);
        response.once('close', () => clearInterval(drip));
      },
    ],
  ])('waits no longer than it may for a server that %s', async (_, answer) => {
    const { url } = await listening(answer);
    const limits = { time: 200, bytes: 10_000 };
    const begun = performance.now();
    await expect(send(url, get, { allowed: loopback, limits })).rejects.toThrow();
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  test('waits no longer for a resolver that never answers', async () => {
    const limits = { time: 100, bytes: 10 };
    const resolve = () => new Promise<string[]>(() => undefined);
    const asked = send('https://example.org/', get, { allowed: loopback, resolve, limits });
    await expect(asked).rejects.toThrow(/timeout|aborted/i);
  });

  test('sends nothing in clear to a server that speaks no TLS', async () => {
    const { port } = await listening((_, response) => response.end());
    const resolve = () => Promise.resolve(['127.0.0.1']);
    const asked = send(`https://hooks.example:${port}/`, post, { allowed: loopback, resolve });
    await expect(asked).rejects.toThrow();
    expect(open.at(-1)?.requests).toEqual([]);
  });
});
