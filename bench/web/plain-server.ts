import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';

export type PlainServer = { readonly url: string; readonly close: () => void };

/**
 * The least that a first page of so many kilobytes can cost: one document, one script as large
 * that does nothing but write the heading.
 */
export async function startPlainServer(kilobytes: number): Promise<PlainServer> {
  const document = '<!doctype html><title>Plain</title><body><script src="/script.js"></script>';
  // Noise, since what repeats itself would travel for nothing.
  const noise = randomBytes(Math.ceil(kilobytes * 750)).toString('base64');
  const script = `document.body.append(Object.assign(document.createElement('h1'), { textContent: 'Plain' }));//${noise}`;
  const server = createServer(({ url }, response) => {
    const isScript = url === '/script.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : document);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It listens on no port.');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
