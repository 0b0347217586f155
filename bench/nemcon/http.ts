import { Agent, request } from 'node:http';

export type HttpAnswer = { readonly status: number; readonly body: string };

/** One lean HTTP client with connections that stay: what it costs is part of what is measured. */
export class Http {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  readonly #base: URL;

  /** @param base for example `http://127.0.0.1:7480` */
  constructor(base: string) {
    this.#base = new URL(base);
  }

  get(path: string, token: string): Promise<HttpAnswer> {
    return this.#send('GET', path, { authorization: `Bearer ${token}` });
  }

  /** @param key the Idempotency-Key */
  post(path: string, token: string, key: string, body: unknown): Promise<HttpAnswer> {
    const text = JSON.stringify(body);
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      'idempotency-key': key,
    };
    return this.#send('POST', path, headers, text);
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(
    method: 'GET' | 'POST',
    path: string,
    headers: Record<string, string | number>,
    text?: string,
  ): Promise<HttpAnswer> {
    const { hostname, port } = this.#base;
    return new Promise((resolve, reject) => {
      const options = { agent: this.#agent, hostname, port, method, path, headers };
      const asked = request(options, (answer) => {
        let body = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => (body += part));
        answer.once('end', () => resolve({ status: answer.statusCode ?? 0, body }));
        answer.once('error', reject);
      });
      asked.once('error', (error) => {
        // The server may close an idle connection just as it is used again (RFC 9112 section 9.3.1);
        // the key makes asking again safe.
        if (asked.reusedSocket) resolve(this.#send(method, path, headers, text));
        else reject(error);
      });
      asked.end(text);
    });
  }
}

/** @throws Error with the answer, where it is not 200 */
export function failOnStatus({ status, body }: HttpAnswer, path: string): void {
  if (status !== 200) throw new Error(`${path} answered ${status}: ${body}`);
}
