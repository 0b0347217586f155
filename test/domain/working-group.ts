import { hash, Story } from './story.ts';

/** A recommendation of `sdpr` whose working group, NOR and POL, has been asked. */
export function asked(): Story {
  const story = new Story('sdpr', { summit: '2024-07-09T09:00:00+02:00' });
  story.start('2024-03-19T09:00:00+01:00');
  story.act('2024-03-20T09:00:00+01:00', 'working-group-chair', { type: 'accept' });
  story.act('2024-04-05T09:00:00+02:00', 'working-group-chair', {
    type: 'freeze-version',
    text: hash('v1'),
    window: null,
    names: {
      benchmark: hash('benchmark'),
      authority: 'MOD-UKR',
      dueDate: Date.parse('2025-03-01T12:00:00Z'),
      indicator: hash('indicator'),
    },
  });
  return story;
}

/** The same, a few days after the deadline that the working group let slip. */
export function slipped(): Story {
  const story = asked();
  story.passTo('2024-05-15T08:00:00+02:00');
  return story;
}
