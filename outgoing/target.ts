import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isLoopback, judge, type Allowed } from './permitted.ts';
import { TargetRefused } from './refused.ts';

/** All addresses of a host, as the operating system finds them. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** Where to go: a URL, and the only addresses that a connection may be made to. */
export type Target = {
  readonly url: URL;
  readonly addresses: readonly [string, ...string[]];
};

/** On the Internet nothing else is called; in an allowed range any port is. */
const publicPorts: ReadonlySet<string> = new Set(['', '443', '8443']);

/**
 * A URL that somebody gave, read strictly: whatever one program could read in another way than the
 * next is refused instead of guessed at.
 * @throws TargetRefused
 */
export function readUrl(text: string): URL {
  const authority = /^https?:\/\/([^/?#]+)/.exec(text)?.[1];
  if (authority === undefined || text.length > 2_000 || !URL.canParse(text))
    throw new TargetRefused('It is no address that begins with https:// and a host.');
  if (!/^[\x21-\x5b\x5d-\x7e]+$/.test(text))
    throw new TargetRefused('It has signs other than visible ASCII in it, or a backslash.');
  if (authority.includes('@'))
    throw new TargetRefused('It has a name or password in it: leave what stands before @ out.');
  if (text.includes('#')) throw new TargetRefused('It has a fragment (#) in it: leave it out.');
  const url = new URL(text);
  const host = authority.replace(/:\d*$/, '').toLowerCase();
  if (host !== url.hostname || host.endsWith('.'))
    throw new TargetRefused(`Its host is written in an unusual way: write ${url.hostname}.`);
  return url;
}

/**
 * Finds the addresses of a URL's host, once, and checks every one of them. Who connects must use
 * these and not ask again: the next answer may be another (DNS rebinding).
 * @throws TargetRefused where any of them is not to be called
 */
export async function findTarget(
  url: URL,
  allowed: Allowed,
  resolve: Resolve = systemAddresses,
): Promise<Target> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const addresses = isIP(host) === 0 ? await resolve(host) : [host];
  const [first, ...more] = addresses;
  if (first === undefined) throw new TargetRefused(`${host} has no address.`);
  const verdicts = new Set(addresses.map((address) => judge(address, allowed)));
  if (verdicts.has('refused'))
    throw new TargetRefused(
      `${host} leads into a network that is not called from here: choose an address on the Internet, or let whoever runs the service allow it (OUTGOING_ALLOW).`,
    );
  if (verdicts.has('public') && !publicPorts.has(url.port))
    throw new TargetRefused(`Port ${url.port} is not called: use 443 or 8443.`);
  if (url.protocol !== 'https:' && !(verdicts.size === 1 && addresses.every(isLoopback)))
    throw new TargetRefused('It is not encrypted: use https.');
  return { url, addresses: [first, ...more] };
}

async function systemAddresses(host: string): Promise<readonly string[]> {
  const found = await lookup(host, { all: true, order: 'verbatim' });
  return found.map(({ address }) => address);
}
