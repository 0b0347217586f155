import type { Actor } from '../../domain/actor.ts';
import { describe, expect, test } from '@jest/globals';
import type { ReviewAct } from '../../domain/review/command.ts';
import { decideReview } from '../../domain/review/decide.ts';
import { evolveReview, initialReview } from '../../domain/review/evolve.ts';
import type { ReviewEvent } from '../../domain/review/event.ts';
import { candidates } from '../../domain/review/membership.ts';
import { reviewSetting } from '../../domain/review/setting.ts';
import type { Review } from '../../domain/review/state.ts';
import { tellsOf } from '../../domain/review/tells.ts';
import { at, brussels, hash, Story } from './story.ts';

const summitAt = Date.parse('2024-07-09T09:00:00+02:00');
const start = Date.parse('2024-06-01T09:00:00+02:00');

const itself: Actor = { is: 'machine', rule: 'report-member' };

/** A review whose members all wait for the package. */
class Summit {
  state: Review;
  sequence = 0;

  constructor(references: readonly string[]) {
    const { setting } = new Story('sdpr', { summit: '2024-07-09T09:00:00+02:00' }).state;
    const { procedure, offices } = setting;
    const made = { id: 'REV', procedure, calendar: brussels, offices, summitAt };
    this.state = initialReview(reviewSetting(made));
    this.does('secretary', { type: 'open-review' });
    for (const reference of references) this.report(reference, 'consolidation');
  }

  report(reference: string, step: string | null, over = false): readonly string[] {
    const memberSequence = (this.sequence += 1);
    const text = hash(reference);
    return this.takes(itself, {
      type: 'report-member',
      reference,
      memberSequence,
      step,
      text,
      over,
    });
  }

  /** The types of the events that follow, or the code of the refusal. */
  does(place: string, act: ReviewAct): readonly string[] {
    return this.takes(at(place), act);
  }

  takes(by: Actor, act: ReviewAct): readonly string[] {
    const decision = decideReview(this.state, { by, ...act }, start);
    if (!decision.ok) return [decision.code];
    for (const draft of decision.events)
      this.state = evolveReview(this.state, { sequence: this.state.sequence + 1, ...draft });
    return decision.events.map(({ event }) => event.type);
  }

  close(): readonly string[] {
    const members = candidates(this.state);
    return this.does('secretary', { type: 'close-package', members, manifest: hash('manifest') });
  }

  conclude(reference: string, outcome: 'endorsed' | 'noted' | 'withheld'): readonly string[] {
    return this.does('presiding-officer', { type: 'conclude-member', reference, outcome });
  }

  takeOut(reference: string): readonly string[] {
    return this.does('secretary', { type: 'take-out', reference, reason: hash('why') });
  }

  putBack(reference: string): readonly string[] {
    return this.does('secretary', { type: 'put-back', reference, reason: hash('why') });
  }
}

describe('taking out of the package', () => {
  test('before the closing keeps it from the candidates until it is put back', () => {
    const summit = new Summit(['R-1', 'R-2']);
    expect(summit.takeOut('R-2')).toEqual(['member-taken-out']);
    expect(candidates(summit.state).map(({ reference }) => reference)).toEqual(['R-1']);
    expect(summit.takeOut('R-2')).toEqual(['not-asked-for']);
    expect(summit.putBack('R-2')).toEqual(['member-put-back']);
    expect(candidates(summit.state)).toHaveLength(2);
  });

  test('is the secretary’s alone, and needs a recommendation of the review', () => {
    const summit = new Summit(['R-1']);
    const act = { type: 'take-out', reference: 'R-1', reason: hash('why') } as const;
    expect(summit.does('presiding-officer', act)).toEqual(['not-your-office']);
    expect(summit.takeOut('R-9')).toEqual(['unknown-recommendation']);
  });

  test('after the closing leaves the frozen list, and the summit does not conclude it', () => {
    const summit = new Summit(['R-1', 'R-2']);
    summit.close();
    expect(summit.takeOut('R-2')).toEqual(['member-taken-out']);
    expect(summit.state.phase).toMatchObject({ is: 'summit', members: { length: 2 } });
    expect(summit.state.takenOut).toMatchObject([{ reference: 'R-2', closing: 'after' }]);
    expect(summit.conclude('R-2', 'endorsed')).toEqual(['unknown-recommendation']);
    expect(summit.conclude('R-1', 'endorsed')).toEqual(['member-concluded', 'review-ended']);
  });

  test('after its conclusion is refused', () => {
    const summit = new Summit(['R-1', 'R-2']);
    summit.close();
    summit.conclude('R-1', 'noted');
    expect(summit.takeOut('R-1')).toEqual(['already-concluded']);
  });

  test('of the last that was open ends the review, of all leaves it for somebody to see', () => {
    const one = new Summit(['R-1', 'R-2']);
    one.close();
    one.conclude('R-1', 'endorsed');
    expect(one.takeOut('R-2')).toEqual(['member-taken-out', 'review-ended']);
    const all = new Summit(['R-1']);
    all.close();
    expect(all.takeOut('R-1')).toEqual(['member-taken-out']);
  });

  test('is undone only with the text that the package was closed with', () => {
    const summit = new Summit(['R-1', 'R-2', 'R-3']);
    summit.close();
    summit.takeOut('R-2');
    expect(summit.putBack('R-2')).toEqual(['member-put-back']);
    expect(summit.conclude('R-2', 'noted')).toEqual(['member-concluded']);
    summit.takeOut('R-1');
    const changed = summit.state.members.map((one) => ({ ...one, text: hash('other') }));
    summit.state = { ...summit.state, members: changed };
    expect(summit.putBack('R-1')).toEqual(['text-changed']);
  });

  test('tells the recommendation, which is told once however often it is told', () => {
    const event: ReviewEvent = { type: 'member-taken-out', reference: 'R-1', reason: hash('why') };
    const told = tellsOf('REV', { sequence: 7, at: start, by: at('secretary'), event });
    expect(told).toMatchObject([
      { reference: 'R-1', envelope: { key: 'review:REV:7:R-1', command: { type: 'take-out' } } },
    ]);
  });
});

describe('the summit', () => {
  test('concludes all at once with exceptions, one event for each', () => {
    const summit = new Summit(['R-1', 'R-2', 'R-3']);
    summit.close();
    const except = [{ reference: 'R-2', outcome: 'withheld' as const }];
    const act = { type: 'conclude-all', outcome: 'endorsed', except } as const;
    expect(summit.does('secretary', act)).toEqual(['not-your-office']);
    expect(summit.does('presiding-officer', act)).toEqual([
      'member-concluded',
      'member-concluded',
      'member-concluded',
      'review-ended',
    ]);
    expect(summit.state.members.map(({ concluded }) => concluded)).toEqual([
      'endorsed',
      'withheld',
      'endorsed',
    ]);
  });

  test('concludes the rest where some were concluded, and refuses a stray exception', () => {
    const summit = new Summit(['R-1', 'R-2']);
    const all = { type: 'conclude-all', outcome: 'noted', except: [] } as const;
    expect(summit.does('presiding-officer', all)).toEqual(['package-open']);
    summit.close();
    summit.conclude('R-1', 'endorsed');
    const except = [{ reference: 'R-1', outcome: 'withheld' as const }];
    expect(summit.does('presiding-officer', { ...all, except })).toEqual(['already-concluded']);
    expect(summit.does('presiding-officer', all)).toEqual(['member-concluded', 'review-ended']);
  });

  test('is over when the last open member was withdrawn', () => {
    const summit = new Summit(['R-1', 'R-2']);
    summit.close();
    summit.conclude('R-1', 'endorsed');
    expect(summit.report('R-2', null, true)).toEqual(['member-reported', 'review-ended']);
  });
});
