import { expect, test } from '@jest/globals';
import { hash, Story } from './story.ts';

test('the presiding officer cannot find agreed what an objection stands against', () => {
  const story = new Story('nato-silence', { facts: { committeeEndorsed: true } });
  story.start('2024-06-05T17:00:00+02:00');
  story.respond('2024-06-06T10:00:00+02:00', 'HUN', 'object', 'our reasons');
  const at = Date.parse('2024-06-07T10:00:00+02:00');
  story.take(at, { is: 'operator' }, { type: 'hold', reason: 'Cancelled.' });
  const find = { type: 'determine', stage: null, window: null, reason: hash('why') } as const;
  const noon = '2024-06-07T12:00:00+02:00';
  const agreed = { ...find, outcome: 'agreed' } as const;
  expect(story.expectRefused(noon, 'presiding-officer', agreed)).toBe('determination-forbidden');
  const broken = { ...find, outcome: 'broken' } as const;
  expect(story.expectRefused(noon, 'presiding-officer', broken)).toBe('accepted');
});
