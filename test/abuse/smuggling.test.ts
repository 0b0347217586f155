import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startApiProcess, type ApiProcess } from './api-process.ts';
import { answerToBytes, statusesIn } from './raw-line.ts';
import { printOf } from './register-print.ts';

let api: ApiProcess;
let authorization: string;

beforeAll(async () => {
  api = await startApiProcess();
  authorization = `Authorization: Bearer ${await api.token('sofia.marin')}`;
}, 120_000);
afterAll(() => api.close());

const body = '{"id":"smuggled","name":"Smuggled","kind":"nation"}';

/** A write that would be accepted, as somebody would hide it in another request. */
function hidden(): string {
  return [
    'POST /api/bodies HTTP/1.1',
    'Host: x',
    authorization,
    'Content-Type: application/json',
    'Idempotency-Key: smuggled',
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n');
}

function outer(
  headers: readonly string[],
  rest: string,
  line = 'POST /api/inbox/responses HTTP/1.1',
) {
  const common = ['Host: x', authorization, 'Content-Type: application/json', 'Idempotency-Key: k'];
  return [line, ...common, ...headers, '', rest].join('\r\n');
}

const shapes: readonly [string, () => string][] = [
  [
    'length and chunks',
    () => outer(['Content-Length: 4', 'Transfer-Encoding: chunked'], `0\r\n\r\n${hidden()}`),
  ],
  [
    'chunks and length',
    () => outer(['Transfer-Encoding: chunked', 'Content-Length: 4'], `0\r\n\r\n${hidden()}`),
  ],
  [
    'two lengths',
    () => outer(['Content-Length: 0', `Content-Length: ${hidden().length}`], hidden()),
  ],
  ['two equal lengths', () => outer(['Content-Length: 2', 'Content-Length: 2'], `{}${hidden()}`)],
  ['a list of lengths', () => outer(['Content-Length: 0, 5'], hidden())],
  ['a signed length', () => outer(['Content-Length: +0'], hidden())],
  ['a negative length', () => outer(['Content-Length: -1'], hidden())],
  ['a hexadecimal length', () => outer(['Content-Length: 0x0'], hidden())],
  ['an enormous length', () => outer([`Content-Length: ${'9'.repeat(30)}`], hidden())],
  ['an unknown coding', () => outer(['Transfer-Encoding: xchunked'], hidden())],
  [
    'chunks that are not last',
    () => outer(['Transfer-Encoding: chunked, identity'], `0\r\n\r\n${hidden()}`),
  ],
  [
    'a coding after a tab',
    () => outer(['Transfer-Encoding:\tchunked', 'Content-Length: 4'], `0\r\n\r\n${hidden()}`),
  ],
  [
    'a coding after a vertical tab',
    () => outer(['Transfer-Encoding:\vchunked'], `0\r\n\r\n${hidden()}`),
  ],
  [
    'a space before the colon',
    () => outer(['Transfer-Encoding : chunked'], `0\r\n\r\n${hidden()}`),
  ],
  [
    'a folded header',
    () => outer(['X-A: b', ' Transfer-Encoding: chunked', 'Content-Length: 0'], hidden()),
  ],
  ['a bare line feed', () => outer(['X-A: b\nTransfer-Encoding: chunked'], `0\r\n\r\n${hidden()}`)],
  [
    'a bare carriage return',
    () => outer(['X-A: b\rTransfer-Encoding: chunked', 'Content-Length: 0'], hidden()),
  ],
  ['a NUL in a header', () => outer(['X-A: b\u0000c', 'Content-Length: 0'], hidden())],
  ['a bad chunk size', () => outer(['Transfer-Encoding: chunked'], `zz\r\n${hidden()}`)],
  ['a signed chunk size', () => outer(['Transfer-Encoding: chunked'], `-1\r\n${hidden()}`)],
  [
    'an enormous chunk size',
    () => outer(['Transfer-Encoding: chunked'], `${'f'.repeat(20)}\r\n${hidden()}`),
  ],
  ['a chunk without its end', () => outer(['Transfer-Encoding: chunked'], `2\r\n{}${hidden()}`)],
  [
    'a chunk extension with a line',
    () => outer(['Transfer-Encoding: chunked'], `0;a\nb\r\n\r\n${hidden()}`),
  ],
  ['no host', () => `GET /api/me HTTP/1.1\r\n${authorization}\r\n\r\n`],
  ['two hosts', () => outer(['Host: y', 'Content-Length: 0'], '')],
  ['another version', () => outer(['Content-Length: 0'], hidden(), 'POST /api/me HTTP/1.2')],
  ['a version far away', () => outer([], '', 'GET /api/me HTTP/9.9')],
  ['HTTP/0.9', () => 'GET /api/me\r\n'],
  ['the preface of HTTP/2', () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['a space in the address', () => outer(['Content-Length: 0'], '', 'GET /api/ me HTTP/1.1')],
  [
    'a raw character in the address',
    () => outer(['Content-Length: 0'], '', 'GET /api/\u0001 HTTP/1.1'),
  ],
  ['a method that is none', () => outer(['Content-Length: 0'], '', 'G3T\u0000 /api/me HTTP/1.1')],
  ['a tunnel', () => outer([], '', 'CONNECT 127.0.0.1:5432 HTTP/1.1')],
  [
    'TLS where there is none',
    () => '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003',
  ],
  ['headers without end', () => outer([`X-A: ${'x'.repeat(40_000)}`], '')],
  [
    'ten thousand headers',
    () =>
      outer(
        Array.from({ length: 10_000 }, (_, i) => `X-${i}: y`),
        '',
      ),
  ],
];

describe('what two servers would read in two ways', () => {
  test.each(shapes)('%s is refused, and nothing behind it is heard', async (_name, shape) => {
    const answer = await answerToBytes(api.url, Buffer.from(shape(), 'latin1'));
    const statuses = statusesIn(answer);
    expect(statuses.filter((status) => status < 400 || status >= 500)).toEqual([]);
    expect(statuses.length).toBeLessThanOrEqual(2);
    expect(answer).not.toMatch(/node_modules|\.ts:|HPE_|llhttp|Error:/);
    for (const head of answer.split('HTTP/1.1 ').slice(1))
      expect(head).toMatch(/application\/problem\+json/);
  });

  test('none of them has changed anything', async () => {
    const prints = await printOf(api.harness.store);
    const headers = { authorization: authorization.replace('Authorization: ', '') };
    const found = await fetch(new URL('/api/bodies', api.url), { headers });
    expect(await found.text()).not.toMatch('smuggled');
    expect(prints['requests']).toBe('0 ');
    expect([api.isAlive(), api.complaints()]).toEqual([true, '']);
  });
});

describe('what does not come whole', () => {
  test('is refused when it takes too long, and does not keep others waiting', async () => {
    const slow = await import('node:net').then(({ connect }) =>
      Array.from({ length: 200 }, () => {
        const socket = connect(Number(api.url.port), api.url.hostname);
        socket.on('error', () => undefined);
        socket.write('GET /api/me HTTP/1.1\r\nHost: x\r\nX-Slow: ');
        return socket;
      }),
    );
    const headers = { authorization: authorization.replace('Authorization: ', '') };
    const asked = performance.now();
    expect((await fetch(new URL('/api/me', api.url), { headers })).status).toBe(200);
    expect(performance.now() - asked).toBeLessThan(5000);
    const [one] = slow;
    let answer = '';
    one?.on('data', (part: Buffer) => (answer += part.toString()));
    await new Promise((resolve) => one?.once('close', resolve));
    expect(statusesIn(answer)).toEqual([408]);
    expect(answer).toMatch('request-too-slow');
    for (const socket of slow) socket.destroy();
  }, 40_000);

  test('a body that ends early changes nothing', async () => {
    const before = await printOf(api.harness.store);
    const cut = hidden().slice(0, -10);
    expect(await answerToBytes(api.url, cut)).toBe('');
    expect(await printOf(api.harness.store)).toEqual(before);
  });
});
