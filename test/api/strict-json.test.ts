import { describe, expect, test } from '@jest/globals';
import { ambiguityIn } from '../../api/strict-json.ts';

describe('JSON that two readers would take for different things is found, with its place', () => {
  test.each([
    ['{"a":1,"a":2}', '/a'],
    ['{"a":1,"\\u0061":2}', '/a'],
    ['{"a":{"b":[{},{"c":1,"d":"}","c":2}]}}', '/a/b/1/c'],
    ['[{"x":1},{"x":"\\"","x":1}]', '/1/x'],
    ['{"a/b":{"~":1,"~":1}}', '/a~1b/~0'],
    ['{"facts":{"__proto__":1}}', '/facts/__proto__'],
    ['{"\\u005f_proto__":1}', '/__proto__'],
    ['{"a":"\\u0000"}', '/a'],
    ['{"a":["x","\\ud800"]}', '/a/1'],
    ['{"\\udc00":1}', '/\ufffd'],
    ['{"a":1,"":1,"":2}', '/'],
  ])('%s at %s', (text, path) => {
    expect(() => JSON.parse(text) as unknown).not.toThrow();
    expect(ambiguityIn(text)?.path).toBe(path);
  });

  test('nesting deeper than any request of ours', () => {
    expect(ambiguityIn(`${'['.repeat(201)}${']'.repeat(201)}`)?.message.text).toBe(
      'is nested too deeply',
    );
    expect(ambiguityIn(`${'['.repeat(200)}${']'.repeat(200)}`)).toBeNull();
  });
});

describe('JSON that has one meaning is let through', () => {
  test.each([
    '{}',
    '[]',
    '"a"',
    '1',
    '{"a":{"a":{"a":1}},"b":{"a":1}}',
    '[{"a":1},{"a":1}]',
    '{"a":"\\\\","b":"\\\\\\"a\\":","c":"{\\"a\\":1,\\"a\\":2}"}',
    '{"a":"\\ud83c\\udff4","b":"\u{1f3f4}"}',
    '{"constructor":1,"prototype":2}',
    ' { "a" : [ 1 , 2 ] , "b" : "," } ',
  ])('%s', (text) => {
    JSON.parse(text);
    expect(ambiguityIn(text)).toBeNull();
  });
});
