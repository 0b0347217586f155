import { once } from 'node:events';
import { createServer } from 'node:http';

/** A site of somebody else, who knows all of ours but the cookie. */
export type OtherSite = {
  /** Has it serve this page from now on. @returns its address, which no page had before */
  readonly show: (html: string) => string;
  readonly close: () => Promise<void>;
};

/** @param host by which a browser reaches this machine: `127.0.0.1` or `localhost` */
export async function openOtherSite(host: string): Promise<OtherSite> {
  const pages: string[] = [];
  const server = createServer((request, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8');
    answer.end(pages[Number(request.url?.slice(1))] ?? '');
  });
  await once(server.listen(0, host), 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('No port was given.');
  return {
    show: (html) => `http://${host}:${bound.port}/${pages.push(html) - 1}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
