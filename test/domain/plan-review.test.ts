import { describe, expect, test } from '@jest/globals';
import { decideReview } from '../../domain/review/decide.ts';
import type { ReviewAct } from '../../domain/review/command.ts';
import type { ReviewEvent } from '../../domain/review/event.ts';
import { evolveReview, initialReview } from '../../domain/review/evolve.ts';
import { explainReview } from '../../domain/review/explain.ts';
import { newsOf } from '../../domain/review/news.ts';
import { nextDueReview } from '../../domain/review/next-due.ts';
import { reviewNotices } from '../../domain/review/notices.ts';
import { reviewSetting } from '../../domain/review/setting.ts';
import type { Notice } from '../../domain/projection.ts';
import { at, hash, Story } from './story.ts';

const summit = '2024-07-09T14:00:00+02:00';
const machine = { is: 'machine', rule: 'test' } as const;

function committeeReached(): Story {
  const story = new Story('sdpr', { summit });
  story.start('2024-06-03T09:00:00+02:00');
  story.act('2024-06-03T10:00:00+02:00', 'chair', { type: 'accept' });
  const names = { benchmark: hash('b'), authority: 'X', dueDate: 0, indicator: hash('i') };
  const text = hash('v1');
  story.act('2024-06-04T09:00:00+02:00', 'chair', {
    type: 'freeze-version',
    text,
    window: null,
    names,
  });
  return story;
}

/** A review and one recommendation that tells it how it stands. */
class Watching {
  readonly story = committeeReached();
  readonly told: ReviewEvent[] = [];
  readonly notices: Notice[] = [];
  state = initialReview(
    reviewSetting({
      id: 'REV',
      ...this.story.state.setting,
      offices: { ...this.story.state.setting.offices, champion: { body: 'NOR', role: 'champion' } },
    }),
  );

  constructor() {
    this.take('2024-06-03T08:00:00+02:00', { type: 'open-review' });
  }

  hear(when: string): void {
    const { by: _, ...news } = newsOf(this.story.state, Date.parse(when));
    this.take(when, news);
  }

  take(when: string, act: ReviewAct): void {
    const by = act.type === 'open-review' ? at('secretary') : machine;
    const decision = decideReview(this.state, { by, ...act }, Date.parse(when));
    if (!decision.ok) throw new Error(decision.message);
    for (const draft of decision.events) {
      const recorded = { sequence: this.state.sequence + 1, ...draft };
      const after = evolveReview(this.state, recorded);
      this.notices.push(...reviewNotices(this.state, after, recorded));
      this.told.push(draft.event);
      this.state = after;
    }
  }

  get flags(): ReviewEvent[] {
    return this.told.filter(({ type }) => type.startsWith('plan-'));
  }
}

describe('a review is told at once when its summit is in danger', () => {
  test('by an extension that leaves too little, and again when that is over', () => {
    const watching = new Watching();
    watching.hear('2024-06-04T09:00:01+02:00');
    expect(watching.flags).toEqual([]);
    const window = { until: Date.parse('2024-07-08T12:00:00Z') };
    const extend = { type: 'extend', stage: null, window, reason: null } as const;
    watching.story.act('2024-06-04T12:00:00+02:00', 'chair', extend);
    watching.hear('2024-06-05T09:00:01+02:00');
    expect(watching.flags).toEqual([
      {
        type: 'plan-infeasible',
        reference: 'R-1',
        stage: 'Agreement of the working group',
        earliest: Date.parse('2024-07-12T12:01:30Z'),
      },
    ]);
    for (const body of ['NOR', 'POL'])
      watching.story.respond('2024-06-06T09:00:00+02:00', body, 'agree');
    watching.hear('2024-06-06T09:00:01+02:00');
    expect(watching.flags.at(-1)).toEqual({ type: 'plan-feasible-again', reference: 'R-1' });
  });

  test('by the passing of time alone, at the instant after the last that would do', () => {
    const watching = new Watching();
    for (const body of ['NOR', 'POL'])
      watching.story.respond('2024-06-06T09:00:00+02:00', body, 'agree');
    watching.hear('2024-06-06T09:00:01+02:00');
    const last = Date.parse('2024-07-03T11:59:00Z');
    for (
      let due = nextDueReview(watching.state);
      due && due.at <= last;
      due = nextDueReview(watching.state)
    )
      watching.take(new Date(due.at).toISOString(), { type: 'time-passed' });
    expect([nextDueReview(watching.state)?.at, watching.flags]).toEqual([last + 1, []]);
    watching.take(new Date(last + 1).toISOString(), { type: 'time-passed' });
    expect(watching.flags.map(({ type }) => type)).toEqual(['plan-infeasible']);
    expect(nextDueReview(watching.state)?.at ?? Infinity).toBeGreaterThan(last + 1);
  });

  test('the notice goes to those who answer for the summit, with stage and earliest date', () => {
    const watching = new Watching();
    const window = { until: Date.parse('2024-07-08T12:00:00Z') };
    watching.story.act('2024-06-04T12:00:00+02:00', 'chair', {
      type: 'extend',
      stage: null,
      window,
      reason: null,
    });
    watching.hear('2024-06-05T09:00:01+02:00');
    expect(watching.notices.map(({ to }) => to)).toEqual([
      { office: 'presiding-officer' },
      { office: 'secretary' },
      { office: 'champion' },
    ]);
    expect(watching.notices[0]?.why).toMatch(
      /^R-1 cannot be through before the summit on 9 July 14:00 Brussels: it is at Agreement of the working group, .* 12 July 14:02 Brussels at the earliest/,
    );
    expect(explainReview(watching.state)).toContain('Too late for it as things stand: R-1.');
  });

  test('once, not with every report; and a withdrawn one endangers nothing', () => {
    const watching = new Watching();
    watching.hear('2024-07-05T09:00:00+02:00');
    watching.story.respond('2024-07-05T10:00:00+02:00', 'NOR', 'agree');
    watching.hear('2024-07-05T10:00:01+02:00');
    expect(watching.flags).toHaveLength(1);
    watching.story.act('2024-07-05T11:00:00+02:00', 'chair', {
      type: 'withdraw',
      reason: hash('w'),
    });
    watching.hear('2024-07-05T11:00:01+02:00');
    expect(watching.flags.map(({ type }) => type)).toEqual([
      'plan-infeasible',
      'plan-feasible-again',
    ]);
    expect(explainReview(watching.state)).not.toContain('Too late');
  });

  test('news from before plans were told flags nothing', () => {
    const watching = new Watching();
    const { by: _, outlook: _none, ...old } = newsOf(watching.story.state, 0);
    watching.take('2024-07-08T09:00:00+02:00', old);
    expect([watching.flags, watching.state.members[0]?.reference]).toEqual([[], 'R-1']);
  });
});
