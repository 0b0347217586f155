import { describe, expect, test } from '@jest/globals';
import { judge, readAllowed } from '../../outgoing/permitted.ts';
import { findTarget, readUrl } from '../../outgoing/target.ts';

const none = readAllowed('');
const local = readAllowed('127.0.0.1, ::1, 10.20.0.0/16, fd12:3456::/32');

/** A resolver that knows one host, by these addresses. */
const knows =
  (...addresses: string[]) =>
  () =>
    Promise.resolve(addresses);

describe('an address that a person gives is refused as it stands', () => {
  test.each([
    // Not a plain address of the web.
    ['no scheme', 'example.org/hook'],
    ['another scheme', 'ftp://example.org/'],
    ['a file', 'file:///etc/passwd'],
    ['gopher', 'gopher://127.0.0.1:6379/_FLUSHALL'],
    ['a script', 'javascript:alert(1)'],
    ['data', 'data:text/plain,x'],
    ['a socket', 'unix:/var/run/docker.sock'],
    ['no slashes', 'https:example.org'],
    ['one slash', 'https:/example.org'],
    ['three slashes', 'https:///example.org'],
    ['a scheme in capitals', 'HTTPS://example.org/'],
    ['space before', ' https://example.org/'],
    ['nothing', ''],
    ['no host', 'https://'],
    ['only a port', 'https://:443/'],
    ['a very long one', `https://example.org/${'a'.repeat(2_000)}`],
    // Userinfo, and what looks like a host and is not.
    ['a name', 'https://user@example.org/'],
    ['a name and password', 'https://user:secret@example.org/'],
    ['an empty name', 'https://@example.org/'],
    ['an empty name and password', 'https://:@example.org/'],
    ['a trusted host as name', 'https://example.org@127.0.0.1/'],
    ['a trusted host and port as name', 'https://example.org:443@127.0.0.1/'],
    ['two at signs', 'https://a@b@127.0.0.1/'],
    ['a fragment after the host', 'https://127.0.0.1#@example.org/'],
    ['a fragment', 'https://example.org/#x'],
    ['a backslash', 'https://example.org\\@127.0.0.1/'],
    ['a backslash for a slash', 'https:\\\\127.0.0.1\\'],
    ['an encoded at sign', 'https://example.org%40127.0.0.1/'],
    ['a space in the host', 'https://exa mple.org/'],
    ['a tab in the host', 'https://exa\tmple.org/'],
    ['a newline in the host', 'https://example.org\n.evil.example/'],
    ['a carriage return', 'https://example.org/\r\nHost: x'],
    ['a zero byte', 'https://example.org\0.evil.example/'],
    ['a port too high', 'https://example.org:65536/'],
    ['a port that is a word', 'https://example.org:http/'],
    ['two ports', 'https://example.org:443:80/'],
    // An IPv4 address in another notation.
    ['octal', 'https://0177.0.0.1/'],
    ['long octal', 'https://00000177.00000.0.1/'],
    ['hexadecimal', 'https://0x7f.0x0.0x0.0x1/'],
    ['one hexadecimal number', 'https://0x7f000001/'],
    ['one number', 'https://2130706433/'],
    ['one octal number', 'https://017700000001/'],
    ['two parts', 'https://127.1/'],
    ['three parts', 'https://127.0.1/'],
    ['mixed bases', 'https://127.0x0.0.01/'],
    ['zero', 'https://0/'],
    ['the number of a metadata service', 'https://2852039166/'],
    ['the octal of a metadata service', 'https://0251.0376.0251.0376/'],
    ['more than a byte', 'https://127.0.0.256/'],
    ['five parts', 'https://127.0.0.0.1/'],
    ['an encoded digit', 'https://%3127.0.0.1/'],
    ['an encoded dot', 'https://127%2e0.0.1/'],
    ['an encoded name', 'https://%6cocalhost/'],
    ['a dot after the address', 'https://127.0.0.1./'],
    ['a dot after the name', 'https://localhost./'],
    ['dots after the name', 'https://localhost../'],
    ['a dot after a good name', 'https://example.org./'],
    // Unicode that is turned into ASCII.
    ['full-width digits', 'https://\uff11\uff12\uff17.0.0.1/'],
    ['circled digits', 'https://\u2460\u2461\u2466.0.0.1/'],
    ['mathematical digits', 'https://\u{1d7cf}\u{1d7d0}\u{1d7d5}.0.0.1/'],
    ['superscript digits', 'https://\u00b9\u00b2\u2077.0.0.1/'],
    ['an ideographic dot', 'https://127\u30020\u30020\u30021/'],
    ['a full-width dot', 'https://127\uff0e0\uff0e0\uff0e1/'],
    ['a half-width dot', 'https://127\uff610\uff610\uff611/'],
    ['circled letters', 'https://\u24db\u24de\u24d2\u24d0\u24db\u24d7\u24de\u24e2\u24e3/'],
    ['full-width letters', 'https://\uff4c\uff4f\uff43\uff41\uff4c\uff48\uff4f\uff53\uff54/'],
    ['a soft hyphen', 'https://local\u00adhost/'],
    ['a zero-width space', 'https://local\u200bhost/'],
    ['a full-width slash', 'https://example.org\uff0f.evil.example/'],
    ['a full-width at sign', 'https://example.org\uff20127.0.0.1/'],
    ['a long s', 'https://localho\u017ft/'],
    ['Cyrillic letters', 'https://ex\u0430mple.org/'],
    ['a path that is not ASCII', 'https://example.org/\u0430'],
    // An IPv6 address in another notation.
    ['a long IPv6 address', 'https://[0:0:0:0:0:0:0:1]/'],
    ['leading zeros', 'https://[0000::0001]/'],
    ['a mapped address with dots', 'https://[::ffff:127.0.0.1]/'],
    ['a zone', 'https://[fe80::1%25eth0]/'],
    ['an unclosed bracket', 'https://[::1/'],
    ['a bracketed IPv4 address', 'https://[127.0.0.1]/'],
  ])('%s: %j', (_, text) => {
    expect(() => readUrl(text)).toThrow(expect.objectContaining({ name: 'TargetRefused' }));
  });
});

describe('a plain address is read as it is', () => {
  test.each([
    'https://example.org/',
    'https://example.org',
    'https://EXAMPLE.org/hook?a=b@c',
    'https://example.org:8443/hooks/42?x=%20',
    'https://xn--e1afmkfd.example/',
    'https://93.184.215.14/',
    'https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/',
    'http://127.0.0.1:9000/bucket',
  ])('%s', (text) => {
    expect(readUrl(text).href).toBe(new URL(text).href);
  });
});

/** What no name may lead to, however it is written. */
const unreachable = [
  ['127.0.0.1', '127.255.255.254', '0.0.0.0', '0.1.2.3', '10.0.0.1', '10.255.255.255'],
  ['172.16.0.1', '172.31.255.255', '192.168.0.1', '192.168.255.255', '100.64.0.1'],
  ['100.127.255.255', '169.254.0.1', '169.254.169.254', '169.254.170.2', '168.63.129.16'],
  ['100.100.100.200', '192.0.0.1', '192.0.0.192', '192.0.2.1', '192.88.99.1', '198.18.0.1'],
  ['198.19.255.255', '198.51.100.7', '203.0.113.9', '224.0.0.1', '239.255.255.255'],
  ['240.0.0.1', '255.255.255.255', '192.31.196.1', '192.175.48.1', '192.52.193.1'],
  ['::', '::1', '::2', '::127.0.0.1', '::7f00:1', '::ffff:127.0.0.1', '::ffff:7f00:1'],
  ['::ffff:10.0.0.1', '::ffff:169.254.169.254', '::ffff:0:127.0.0.1', '::ffff:0:8.8.8.8'],
  ['64:ff9b::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b::10.0.0.1', '64:ff9b::169.254.169.254'],
  ['64:ff9b:1::1', '64:ff9b:1::8.8.8.8', '2002:7f00:1::', '2002:a00:1::1', '2002:808:808::1'],
  ['2001::1', '2001:0:7f00:1::', '2001:2::1', '2001:3::1', '2001:10::1', '2001:20::1'],
  ['2001:db8::1', '3fff::1', '5f00::1', '100::1', 'fc00::1', 'fd00::1', 'fd00:ec2::254'],
  ['fd20:ce::254', 'fe80::1', 'febf::1', 'fe80::1%eth0', 'fec0::1', 'ff00::1', 'ff02::1'],
  ['4000::1', '8000::1', 'not an address', ''],
].flat();

describe('no name leads to', () => {
  test.each(unreachable)('%s', async (address) => {
    expect(judge(address, none)).toBe('refused');
    const url = readUrl('https://hooks.example.org/');
    const refusal = expect.objectContaining({ name: 'TargetRefused' });
    await expect(findTarget(url, none, knows(address))).rejects.toThrow(refusal);
    // One of several is enough, wherever it stands.
    for (const addresses of [
      ['93.184.215.14', address],
      [address, '2606:2800:21f::1'],
    ])
      await expect(findTarget(url, none, knows(...addresses))).rejects.toThrow(refusal);
  });

  test.each(['https://127.0.0.1/', 'https://[::1]/', 'https://[::ffff:7f00:1]/'])(
    '%s, written as an address, without asking anybody',
    async (text) => {
      const asked = findTarget(readUrl(text), none, () => Promise.reject(new Error('was asked')));
      await expect(asked).rejects.toThrow(/OUTGOING_ALLOW/);
    },
  );

  test('the machine itself by the name that every machine has', async () => {
    await expect(findTarget(readUrl('https://localhost/'), none)).rejects.toThrow(/OUTGOING_ALLOW/);
  });
});

describe('what is public', () => {
  test.each(['93.184.215.14', '8.8.8.8', '2606:2800:21f::1', '2a00:1450::1', '64:ff9b::808:808'])(
    '%s is called',
    async (address) => {
      const target = await findTarget(readUrl('https://example.org/'), none, knows(address));
      expect(target.addresses).toEqual([address]);
    },
  );

  test('is called by https only', async () => {
    const url = readUrl('http://example.org:443/');
    await expect(findTarget(url, none, knows('8.8.8.8'))).rejects.toThrow(/use https/);
  });

  test.each(['22', '25', '80', '3306', '5432', '6379', '7233', '9200', '11211'])(
    'is not called on port %s',
    async (port) => {
      const url = readUrl(`https://example.org:${port}/`);
      await expect(findTarget(url, none, knows('8.8.8.8'))).rejects.toThrow(/use 443 or 8443/);
    },
  );

  test('has an address', async () => {
    await expect(findTarget(readUrl('https://example.org/'), none, knows())).rejects.toThrow(
      /has no address/,
    );
  });
});

describe('what was allowed', () => {
  test.each([
    ['https://store.internal:9000/', '10.20.30.40'],
    ['https://store.internal:9000/', 'fd12:3456::9'],
    ['http://localhost:9000/', '127.0.0.1'],
    ['http://localhost:9000/', '::1'],
    ['http://localhost:9000/', '::ffff:127.0.0.1'],
  ])('%s at %s is called, on any port', async (text, address) => {
    const target = await findTarget(readUrl(text), local, knows(address));
    expect(target.addresses).toEqual([address]);
  });

  test.each([
    ['https://store.internal/', '10.21.0.1', /OUTGOING_ALLOW/],
    ['https://store.internal/', '127.0.0.2', /OUTGOING_ALLOW/],
    ['http://store.internal/', '10.20.0.1', /use https/],
    ['https://store.internal/', '169.254.169.254', /OUTGOING_ALLOW/],
  ])('is no more than that: %s at %s', async (text, address, why) => {
    await expect(findTarget(readUrl(text), local, knows(address))).rejects.toThrow(why);
  });

  test('never opens the addresses that a cloud answers machines at', () => {
    const all = readAllowed('0.0.0.0/0, ::/0');
    for (const address of ['169.254.169.254', '168.63.129.16', 'fd00:ec2::254', 'fe80::1'])
      expect([address, judge(address, all)]).toEqual([address, 'refused']);
    expect(judge('::ffff:169.254.169.254', all)).toBe('refused');
    expect(judge('10.1.1.1', all)).toBe('allowed');
  });

  test.each(['10.0.0.0/33', 'localhost', '10.0.0', '10.0.0.1/', '::1/129'])(
    'has to be readable: %s',
    (text) => {
      expect(() => readAllowed(text)).toThrow(/neither an address nor a range/);
    },
  );
});
