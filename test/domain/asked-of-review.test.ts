import { describe, expect, test } from '@jest/globals';
import { factsAsked } from '../../domain/facts-asked.ts';
import { textAtTasking, writersIn } from '../../domain/named-by.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { shippedProcedures } from '../../procedures/load.ts';
import { hash, Story } from './story.ts';

const shipped = new Map(shippedProcedures().map((one) => [one.id, one]));
function of(id: string): Procedure {
  const found = shipped.get(id);
  if (!found) throw new Error(`There is no procedure ${id}.`);
  return found;
}

describe('what a route asks of whoever tasks', () => {
  test.each([
    ['two-step-approval', [['amount', 'number']]],
    ['iesg-ballot', [['documentKind', 'one-of']]],
    [
      'eu-council-12-2',
      [
        ['subject', 'one-of'],
        ['coreperExamined', 'yes-or-no'],
      ],
    ],
    ['nato-silence', [['committeeEndorsed', 'yes-or-no']]],
    ['sdpr', []],
    ['simple-majority', []],
  ])('%s: the facts that nothing on it brings about', (id, facts) => {
    expect(factsAsked(of(id)).map(({ fact, is }) => [fact, is])).toEqual(facts);
  });

  test('with every value that a condition knows, and what is told without them', () => {
    expect(factsAsked(of('eu-council-12-2'))[0]).toMatchObject({
      values: ['a', 'b', 'c', 'd'],
      label: 'its subject is none that the rule lists in (a) to (d)',
    });
  });

  test.each([
    ['sdpr', 'drafted', ['working-group-chair']],
    ['simple-majority', 'needed', ['chair']],
    ['two-step-approval', 'needed', ['requester']],
  ])('%s: where its text comes from', (id, text, writers) => {
    expect([textAtTasking(of(id)), writersIn(of(id))]).toEqual([text, writers]);
  });
});

describe('a recommendation that is tasked with its text', () => {
  const tasking = { type: 'task', workingGroup: 'WG-1', title: hash('title') } as const;
  const facts = { committeeEndorsed: true };
  const at = '2024-06-05T09:00:00Z';

  test('is asked about in that very text at once', () => {
    const story = new Story('nato-silence', { facts });
    story.act(at, 'chair', { ...tasking, text: hash('v1') });
    expect(story.state.versions).toMatchObject([{ number: 1, hash: hash('v1') }]);
    expect(story.state.stages).toMatchObject([{ version: 1, round: 1, phase: { is: 'running' } }]);
  });

  test('by nobody who may not freeze one', () => {
    const story = new Story('nato-silence', { facts });
    const act = { ...tasking, text: hash('v1') };
    expect(story.expectRefused(at, 'secretary', act)).toBe('not-your-office');
  });

  test('on no route that has a step in which it is drafted', () => {
    const story = new Story('sdpr', { summit: '2024-12-01T09:00:00Z' });
    const act = { ...tasking, text: hash('v1') };
    expect(story.expectRefused(at, 'secretary', act)).toBe('not-permitted-now');
  });
});
