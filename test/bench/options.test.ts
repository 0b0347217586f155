import { describe, expect, test } from '@jest/globals';
import { OptionsWrong, parseOptions, sections } from '../../bench/options.ts';

describe('npm run bench', () => {
  test('measures everything unless it is told what', () => {
    expect(parseOptions([]).only).toEqual(sections);
    expect(parseOptions(['--only', 'burst,decision']).only).toEqual(['decision', 'burst']);
    expect(parseOptions(['web']).only).toEqual(['web']);
  });

  test('leaves out what needs a stack of its own when it is pointed at a running one', () => {
    const { only, against } = parseOptions(['--against', 'http://127.0.0.1:7480/']);
    expect(against).toBe('http://127.0.0.1:7480');
    expect(only).not.toContain('startup');
    expect(only).toContain('decision');
  });

  test('says what is wrong with an option', () => {
    expect(() => parseOptions(['--only', 'reds'])).toThrow(OptionsWrong);
    expect(() => parseOptions(['--against', 'here'])).toThrow(/has to be an address/);
    expect(() => parseOptions(['--fast'])).toThrow(OptionsWrong);
  });
});
