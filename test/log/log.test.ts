import { describe, expect, test } from '@jest/globals';
import { inRequest, onOneLine, openLog } from '../../log/log.ts';
import { pathOf } from '../../log/path-of.ts';
import { forged } from './forged.ts';

function logTo() {
  const lines: string[] = [];
  const log = openLog('test', 'trace', { write: (line: string) => void lines.push(line) });
  return { log, lines };
}

describe('a line of the log is one JSON object, whatever is in it', () => {
  test.each(forged)('%j', (text) => {
    const { log, lines } = logTo();
    log.info({ path: text, nested: { [text]: text }, list: [text], [text]: 1 }, text);
    log.error({ err: new Error(text, { cause: new TypeError(text) }) }, 'failed');
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(line.endsWith('\n')).toBe(true);
      // eslint-disable-next-line no-control-regex -- it is what must not be there
      expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    }
    const [said = '', failed = ''] = lines;
    expect(JSON.parse(said)).toMatchObject({ part: 'test', msg: text, path: text });
    expect(JSON.parse(failed)).toMatchObject({ msg: 'failed', err: { type: 'Error' } });
  });

  test('a line without an end is escaped as well', () => {
    expect(onOneLine('"\u2028"')).toBe('"\\u2028"');
  });
});

describe('what no line holds', () => {
  test('tokens, cookies, texts and addresses, wherever somebody puts them', () => {
    const { log, lines } = logTo();
    const secret = 'secret-7f3a';
    const all = { authorization: secret, cookie: secret, 'set-cookie': secret, token: secret };
    log.warn({ ...all, text: secret, headers: all, request: { headers: all, email: secret } });
    expect(lines.join('')).not.toContain(secret);
    expect(lines.join('')).toContain('(left out)');
  });

  test('of an error: the row, the statement and its parameters, and what it quotes', () => {
    const { log, lines } = logTo();
    const more = {
      code: '23505',
      detail: 'Failing row contains (our position).',
      query: "insert into t values ('our position')",
      parameters: ['our position'],
      config: { headers: { authorization: 'Bearer abc' } },
    };
    const error = Object.assign(
      new Error('invalid input syntax for type uuid: "our position"'),
      more,
    );
    log.error({ err: error, error }, 'could not be kept');
    expect(lines.join('')).not.toMatch(/our position|Bearer/);
    const line: unknown = JSON.parse(lines[0] ?? '');
    expect(line).toMatchObject({ err: { code: '23505', type: 'Error' } });
    expect(JSON.stringify(line)).toMatch('log.test.ts');
  });

  test('a query', () => {
    expect(pathOf('/api/calendar.ics?token=abc')).toBe('/api/calendar.ics');
    expect(pathOf('/a#b')).toBe('/a');
    expect(pathOf(`/${'a'.repeat(9000)}`)).toHaveLength(200);
    expect(pathOf(undefined)).toBe('');
  });
});

test('every line within a request names it, also after waiting', async () => {
  const { log, lines } = logTo();
  await Promise.all(
    ['one', 'two'].map((id) =>
      inRequest(id, async () => {
        log.info('first');
        await new Promise((resolve) => setImmediate(resolve));
        log.info('second');
      }),
    ),
  );
  log.info('outside');
  const ids = lines.map((line) => /"request":"(\w+)"/.exec(line)?.[1] ?? 'none');
  expect(ids.toSorted()).toEqual(['none', 'one', 'one', 'two', 'two']);
});
