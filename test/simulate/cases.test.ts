import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { evolve, initial } from '../../domain/evolve.ts';
import { reasonIn } from '../../domain/words/languages.ts';
import { retold } from '../../api/shown/said.ts';
import { shippedProcedure } from '../../procedures/load.ts';
import { simulate, type Simulated } from '../../procedures/cases/simulate.ts';

const folder = join(import.meta.dirname, '../cases');
const cases = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const senseless = readdirSync(join(folder, 'senseless'));

function read(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

function simulated(name: string): Simulated {
  return simulate(read(name), { find: shippedProcedure });
}

describe('a given case', () => {
  test('is there for each of the 27 numbers', () => {
    const given = [...cases, ...senseless].filter((name) => /^\d\d-/.test(name));
    const numbers = new Set(given.map((name) => Number(name.slice(0, 2))));
    expect([...numbers].toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 27 }, (_, n) => n + 1),
    );
  });

  test.each(cases)('%s comes to what it expects', (name) => {
    expect(read(name)).toContain('expect:');
    const done = simulated(name);
    expect(done).toMatchObject({ exit: 0, differences: [] });
  });

  test.each(senseless)('%s makes no sense, and says where', (name) => {
    expect(simulated(join('senseless', name))).toMatchObject({
      exit: 2,
      faults: [{ path: 'window' }],
    });
  });

  test.each(cases)('%s gives its reasons in every language', (name) => {
    const done = simulated(name);
    if (done.exit === 2) throw new Error('It made no sense.');
    const reasons = done.played.told.flatMap(({ recorded: { event } }) =>
      event.type === 'held' || event.type === 'stage-closed' || event.type === 'step-skipped'
        ? [event.reason].filter((reason) => reason !== '')
        : [],
    );
    const untold = (['fr', 'uk'] as const).flatMap((language) =>
      reasons.filter((reason) => reasonIn(language, reason, retold(language)) === reason),
    );
    expect(untold).toEqual([]);
  });

  test.each(cases)('%s gives the same state when its events are replayed', (name) => {
    const done = simulated(name);
    if (done.exit === 2) throw new Error('It made no sense.');
    const { state, told } = done.played;
    const { setting, reference, review, workingGroup } = state;
    const first = initial({ setting, reference, review, workingGroup });
    expect(told.map(({ recorded }) => recorded).reduce(evolve, first)).toEqual(state);
  });
});
