import { describe, expect, test } from '@jest/globals';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { makeKey, readKeyRing } from '../../codec/keys.ts';
import { seal, unseal } from '../../codec/sealed.ts';

const [ours] = readKeyRing(makeKey('k1'));
const ring = [ours] as const;
const mine = 'recommendation:SDPR-01';

function payloadOf(value: unknown): Payload {
  return defaultPayloadConverter.toPayload(value) ?? {};
}

function sealed(value: unknown = { position: 'object', body: 'DEU' }): Payload {
  return seal(payloadOf(value), ours, mine);
}

function dataOf({ data }: Payload): Buffer {
  return Buffer.from(data ?? []);
}

describe('an encrypted payload', () => {
  test.each([[{ a: [1, 'é'] }], ['text'], [null], [undefined], [new Uint8Array([0, 255])]])(
    'comes back as it was: %p',
    (value) => {
      const opened = unseal(seal(payloadOf(value), ours, mine), ring, mine);
      expect(defaultPayloadConverter.fromPayload(opened)).toEqual(value);
    },
  );

  test('shows its key, and nothing of its content or of whose it is', () => {
    const { metadata, data } = sealed();
    const shown = Object.entries(metadata ?? {}).map(([name, bytes]) => [
      name,
      Buffer.from(bytes).toString(),
    ]);
    expect(Object.fromEntries(shown)).toEqual({
      encoding: 'binary/encrypted',
      'encryption-cipher': 'aes-256-gcm',
      'encryption-key-id': 'k1',
      'encryption-binding': expect.stringMatching(/^[\w+/]{22}==$/),
    });
    expect(Buffer.from(data ?? []).toString('latin1')).not.toMatch(/object|DEU|json|SDPR/);
  });

  test('is another one each time, with a nonce of its own', () => {
    const many = Array.from({ length: 500 }, () =>
      dataOf(sealed()).subarray(0, 12).toString('hex'),
    );
    expect(new Set(many).size).toBe(500);
  });

  test('is refused with any one bit of it changed', () => {
    const payload = sealed();
    const bytes = dataOf(payload);
    let read = 0;
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      try {
        unseal({ ...payload, data: changed }, ring, mine);
        read += 1;
      } catch (error) {
        expect(error).toMatchObject({ name: 'PayloadUnreadable', isKeyMissing: false });
      }
    }
    expect(read).toBe(0);
  });

  test.each([0, 1, 11, 12, 27, 28])('is refused cut off after %i bytes', (length) => {
    const payload = sealed();
    expect(() =>
      unseal({ ...payload, data: dataOf(payload).subarray(0, length) }, ring, mine),
    ).toThrow(/does not fit the key k1/);
  });

  test('is refused in the place of one of another workflow', () => {
    expect(() => unseal(sealed(), ring, 'recommendation:SDPR-02')).toThrow(/of another workflow/);
    const moved = seal(payloadOf(1), ours, 'recommendation:SDPR-02');
    const { metadata } = sealed();
    expect(() => unseal({ ...moved, metadata: metadata ?? {} }, ring, mine)).toThrow(
      /does not fit the key/,
    );
  });

  test('is read without knowing whose it is, as the Temporal UI asks', () => {
    expect(defaultPayloadConverter.fromPayload(unseal(sealed('a'), ring, undefined))).toBe('a');
  });

  test('names the key that is missing, and no more than its form allows', () => {
    const other = readKeyRing(makeKey('k2'));
    expect(() => unseal(sealed(), other, mine)).toThrow(
      'A payload was encrypted with the key "k1", which TEMPORAL_CODEC_KEYS does not have: put that key back.',
    );
    const payload = sealed();
    const hostile = { ...payload.metadata, 'encryption-key-id': Buffer.from('\n{"level":50}') };
    expect(() => unseal({ ...payload, metadata: hostile }, ring, mine)).toThrow('"???level??50?"');
  });

  test('is refused by another key under the same id', () => {
    expect(() => unseal(sealed(), readKeyRing(makeKey('k1')), mine)).toThrow(
      /does not fit the key k1: another key has that id here/,
    );
  });
});

describe('the ring of keys', () => {
  const [a, b] = [makeKey('2027-01'), makeKey('2026-07')];

  test('encrypts with its first key and reads with all', () => {
    const ofOld = readKeyRing(b);
    const whole = readKeyRing(`${a},${b}\n`);
    expect(whole.map(({ id }) => id)).toEqual(['2027-01', '2026-07']);
    const old = seal(payloadOf('said before'), ofOld[0], mine);
    expect(defaultPayloadConverter.fromPayload(unseal(old, whole, mine))).toBe('said before');
  });

  test.each([
    ['nothing', ' ', /is empty/],
    ['no id', Buffer.alloc(32, 1).toString('base64'), /Key 1 .* cannot be used/],
    ['a short key', `k1:${Buffer.alloc(16, 1).toString('base64')}`, /32 random bytes/],
    ['a long key', `k1:${Buffer.alloc(33, 1).toString('base64')}`, /Key 1/],
    ['a slip in the key', `${a.slice(0, 20)}*${a.slice(21)}`, /Key 1/],
    ['an id that could forge a log line', `k"1:${a.split(':')[1]}`, /Key 1/],
    ['an id twice', `${a},${makeKey('2027-01')}`, /one id twice/],
    ['a bad second key', `${a},k2:abc`, /Key 2/],
  ])('is refused with %s, in a sentence that holds nothing of a key', (_what, text, sentence) => {
    expect(() => readKeyRing(text)).toThrow(sentence);
    try {
      readKeyRing(text);
    } catch (error) {
      for (const word of text.split(/[\s,:]+/).filter(({ length }) => length > 8))
        expect(String(error)).not.toContain(word);
    }
  });
});
