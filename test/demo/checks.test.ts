import { expect, test } from '@jest/globals';
import { Checks, differenceSentence } from '../../tools/demo/checks.ts';

test('says what was expected and what was found, of what differs only', () => {
  const checks = new Checks();
  checks.expect('the silence', 'held', 'agreed');
  checks.expect('the levels', [1, 2], [1, 2]);
  expect(checks.differing.map(differenceSentence)).toEqual([
    'the silence: expected "agreed", found "held"',
  ]);
});

test('says why a story could not go on', () => {
  const checks = new Checks();
  checks.stopped(new Error('The stage is closed.'));
  expect(checks.differing.map(differenceSentence)).toEqual([
    'the story goes on to its end: The stage is closed.',
  ]);
});
