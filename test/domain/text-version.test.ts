import { describe, expect, test } from '@jest/globals';
import type { Viewer } from '../../domain/explain.ts';
import { readsVersion } from '../../domain/releasability.ts';
import type { Recommendation } from '../../domain/state.ts';
import { hash, Story } from './story.ts';

const when = '2024-06-03T09:00:00+02:00';

function tasked(): Story {
  const story = new Story('sdpr', { summit: '2024-07-09T09:00:00+02:00' });
  story.start('2024-03-20T09:00:00+01:00');
  story.act('2024-03-20T10:00:00+01:00', 'working-group-chair', { type: 'accept' });
  return story;
}

function freeze(story: Story, text: string, sheet: string | null = null): void {
  const names = {
    benchmark: hash('benchmark'),
    authority: 'MOD-UKR',
    dueDate: Date.parse('2025-01-01T00:00:00Z'),
    indicator: hash('indicator'),
  };
  const annexes = sheet === null ? [] : [{ attachment: hash('file'), name: hash('name') }];
  const decision = story.act(when, 'working-group-chair', {
    type: 'freeze-version',
    text: hash(text),
    window: null,
    names,
    paper: {
      language: 'en',
      languageVersions: [],
      annexes,
      sheet: sheet && hash(sheet),
      changes: [],
    },
  });
  expect(decision).toMatchObject({ ok: true });
}

function reads(state: Recommendation, body: string, number: number): boolean {
  const viewer: Viewer = { kind: 'body', bodies: [body] };
  return readsVersion(viewer, state, number);
}

describe('a version', () => {
  test('with annexes is known by its sheet, and the same text with others is another version', () => {
    const story = tasked();
    freeze(story, 'text', 'sheet');
    expect(story.state.versions.at(-1)).toMatchObject({ hash: hash('sheet'), text: hash('text') });
    freeze(story, 'text', 'other sheet');
    expect(story.state.versions.map(({ number }) => number)).toEqual([1, 2]);
  });

  test('begins with the marking of the one before and is marked by itself', () => {
    const story = tasked();
    const mark = { type: 'mark', marking: 'NATO UNCLASSIFIED', releasability: ['UKR'] } as const;
    story.act(when, 'registrar', mark);
    freeze(story, 'one');
    expect(story.state.versions[0]?.marking).toEqual({
      marking: 'NATO UNCLASSIFIED',
      releasability: ['UKR'],
      inherited: true,
    });
    story.act(when, 'registrar', { ...mark, releasability: [] });
    expect(story.state.versions[0]?.marking).toMatchObject({ releasability: [], inherited: false });
    expect(story.state.facts['marked']).toBe(true);
  });
});

describe('a marked version is read', () => {
  function markedFor(releasability: string[], marking = 'NATO UNCLASSIFIED'): Recommendation {
    const story = tasked();
    freeze(story, 'text');
    story.act(when, 'registrar', { type: 'mark', marking, releasability });
    const { state } = story;
    return { ...state, setting: { ...state.setting, partners: { 'MOD-UKR': 'UKR' } } };
  }

  test('by those who take part, by partners only where it is released to them', () => {
    expect(reads(markedFor([]), 'NOR', 1)).toBe(true);
    expect(reads(markedFor([]), 'MOD-UKR', 1)).toBe(false);
    expect(reads(markedFor(['UKR']), 'MOD-UKR', 1)).toBe(true);
    expect(reads(markedFor(['MOD-UKR']), 'MOD-UKR', 1)).toBe(true);
  });

  test('by bodies without a place in the review only where it is released to them, or public', () => {
    expect(reads(markedFor([]), 'CHE', 1)).toBe(false);
    expect(reads(markedFor(['CHE']), 'CHE', 1)).toBe(true);
    expect(reads(markedFor([], 'PUBLIC'), 'CHE', 1)).toBe(true);
  });
});
