import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { TargetRefused } from './refused.ts';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Ranges of a private network that whoever runs the service lets it call (OUTGOING_ALLOW). */
export type Allowed = readonly [Address, number][];

/** No range that anybody allows lets these through: they answer a machine about itself. */
const metadata: Allowed = [
  // Link-local, where clouds answer (169.254.169.254), and where Azure's does beside.
  ipaddr.parseCIDR('169.254.0.0/16'),
  ipaddr.parseCIDR('168.63.129.16/32'),
  ipaddr.parseCIDR('100.100.100.200/32'),
  ipaddr.parseCIDR('192.0.0.192/32'),
  ipaddr.parseCIDR('fe80::/10'),
  ipaddr.parseCIDR('fd00:ec2::/32'),
  ipaddr.parseCIDR('fd20:ce::254/128'),
];

/** What was given out for the whole Internet so far; everything else is somebody's own (IANA). */
const global: Allowed = [ipaddr.parseCIDR('2000::/3')];
/** What a NAT64 translates (RFC 6052 section 2.1); the last four bytes are the target. */
const translated: Allowed = [ipaddr.parseCIDR('64:ff9b::/96')];

/**
 * Addresses and ranges, with commas between: `10.20.0.0/16, 127.0.0.1`.
 * @throws TargetRefused naming what cannot be read
 */
export function readAllowed(text: string): Allowed {
  const parts = text.split(',').map((part) => part.trim());
  return parts.filter((part) => part !== '').map(readRange);
}

function readRange(part: string): [Address, number] {
  const [base = '', bits] = part.split('/');
  // The library itself would read 10.1 as 10.0.0.1.
  if (isIP(base) !== 0)
    try {
      const address = ipaddr.parse(base);
      const whole = address.kind() === 'ipv4' ? 32 : 128;
      return bits === undefined ? [address, whole] : ipaddr.parseCIDR(part);
    } catch {
      // Told below.
    }
  throw new TargetRefused(`${part} is neither an address nor a range such as 10.20.0.0/16.`);
}

/** Whether an address is one of everybody's on the Internet, one that was allowed, or neither. */
export function judge(address: string, allowed: Allowed): 'public' | 'allowed' | 'refused' {
  if (isIP(address) === 0 || address.includes('%')) return 'refused';
  const plain = unwrapped(ipaddr.parse(address));
  if (isWithin(plain, metadata)) return 'refused';
  if (isWithin(plain, allowed)) return 'allowed';
  return isPublic(plain) ? 'public' : 'refused';
}

export function isLoopback(address: string): boolean {
  return isIP(address) !== 0 && unwrapped(ipaddr.parse(address)).range() === 'loopback';
}

/** An IPv6 address that is only another way to write an IPv4 one, or is translated to one. */
function unwrapped(address: Address): Address {
  if (!(address instanceof ipaddr.IPv6)) return address;
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  if (!isWithin(address, translated)) return address;
  return new ipaddr.IPv4(address.toByteArray().slice(-4));
}

/**
 * What carries an IPv4 address in other ways (6to4, Teredo, IPv4-compatible, local NAT64) has a range
 * of its own or is outside what is global, and so is never public here.
 */
function isPublic(address: Address): boolean {
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || isWithin(address, global);
}

function isWithin(address: Address, ranges: Allowed): boolean {
  return ranges.some(([range, bits]) => {
    if (address instanceof ipaddr.IPv4)
      return range instanceof ipaddr.IPv4 && address.match(range, bits);
    return range instanceof ipaddr.IPv6 && address.match(range, bits);
  });
}
