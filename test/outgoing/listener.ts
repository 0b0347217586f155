import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A server of this test on loopback, and what it was asked. */
export type Listener = {
  readonly port: number;
  readonly url: string;
  readonly requests: { readonly method: string; readonly url: string; readonly host: string }[];
  readonly close: () => Promise<void>;
};

export type Answering = (request: IncomingMessage, response: ServerResponse) => unknown;

export async function listen(answer: Answering): Promise<Listener> {
  const requests: Listener['requests'] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    requests.push({ method, url, host: headers.host ?? '' });
    void Promise.resolve(answer(request, response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return {
    port: address.port,
    url: `http://127.0.0.1:${address.port}`,
    requests,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The whole body of a request, which is bounded by what the test sends. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}
