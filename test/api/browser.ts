import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Mischief } from './code-grants.ts';
import type { TestedApi } from './running-api.ts';

export type Page = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
};

const Json = z.record(z.string(), z.unknown()).catch({});

/** What a browser does with our cookies and headers, without one; real ones are in test/browser. */
export class Browser {
  readonly #api: TestedApi;
  readonly cookies = new Map<string, string>();

  constructor(api: TestedApi) {
    this.#api = api;
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Page> {
    return await this.#send(path, { headers: { accept: 'text/html', ...headers } });
  }

  /** A write as a page of ours sends it; `headers` may say otherwise. */
  async post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Page> {
    const own = {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      'sec-fetch-site': 'same-origin',
      origin: this.#api.url,
      ...headers,
    };
    return await this.#send(path, { method: 'POST', headers: own, body: JSON.stringify(body) });
  }

  /** Signs in at the issuer as this person. @returns where it came back to */
  async signIn(person: string, path = '/auth/sign-in', mischief: Mischief = {}): Promise<Page> {
    const sent = await this.get(path);
    const address = sent.headers.get('location') ?? '';
    return await this.get(this.#api.issuer.signIn(address, person, mischief));
  }

  async #send(
    path: string,
    { headers: more, ...init }: Omit<RequestInit, 'headers'> & { headers: Record<string, string> },
  ) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookie === '' ? {} : { cookie }), ...more };
    const options = { ...init, headers, redirect: 'manual' } as const;
    const response = await fetch(new URL(path, this.#api.url), options);
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    const text = await response.text();
    const { status, headers: answered } = response;
    return { status, headers: answered, text, json: Json.parse(parsedJson(text)) };
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split('=');
    if (attributes.includes('Max-Age=0')) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
