import { describe, expect, test } from '@jest/globals';
import type { TimelineEvent } from '../../tools/demo/paper.ts';
import { readable } from '../../tools/demo/timeline.ts';

type Given = Pick<TimelineEvent, 'type' | 'sentence' | 'by'> & { event?: TimelineEvent['event'] };

/** An event at 17:00:00 in Brussels. */
function event({ event: told = {}, ...given }: Given): TimelineEvent {
  const at = {
    instant: '2026-06-12T15:00:00.000Z',
    zone: 'Europe/Brussels',
    local: '2026-06-12T17:00:00',
    sentence: '12 June 17:00 Brussels',
  };
  return {
    sequence: 1,
    at,
    recordedAt: at,
    stage: null,
    errata: [],
    flags: [],
    event: told,
    ...given,
  };
}

function answer(body: string, position: string, round = 1): TimelineEvent {
  const stage = 'silence';
  return event({
    type: 'responded',
    sentence: `Silence procedure: ${body} answered ${position}.`,
    by: { person: `delegate.${body.toLowerCase()}`, body, role: 'delegate' },
    event: { stage, round, status: 'counted', response: { body, position } },
  });
}

describe('a timeline as a person reads it', () => {
  test('says when in the promised zone, who, and what', () => {
    const frozen = event({
      type: 'version-frozen',
      sentence: 'Version 1 frozen.',
      by: { person: 'kari.holm', body: 'WG-1', role: 'chair' },
    });
    expect(readable([frozen])).toBe('17:00:00  Kari Holm, chair of WG-1  Version 1 frozen.');
  });

  test('shows an act of the machine with the rule that caused it', () => {
    const agreed = event({
      type: 'stage-closed',
      sentence: 'Silence procedure: agreed.',
      by: { machine: 'time-passed' },
    });
    expect(readable([agreed])).toBe(
      '17:00:00  the machine  Silence procedure: agreed. (by rule: time-passed)',
    );
  });

  test('tells the answers of one round in one line, by position', () => {
    const bodies = ['ALB', 'BEL', 'BGR', 'CAN', 'CZE', 'DEU', 'DNK'];
    const answers = bodies.map((body) => answer(body, 'agree'));
    expect(readable([...answers, answer('LUX', 'reserve')])).toBe(
      '17:00:00  8 delegates  Silence procedure: 7 answered agree ' +
        '(ALB, BEL, BGR, CAN, CZE and 2 more), 1 answered reserve (LUX).',
    );
  });

  test('keeps one answer, and answers of different rounds, apart', () => {
    const lines = readable([answer('BEL', 'object'), answer('BEL', 'agree', 2)]).split('\n');
    expect(lines).toEqual([
      '17:00:00  Delegate of Belgium  Silence procedure: BEL answered object.',
      '17:00:00  Delegate of Belgium  Silence procedure: BEL answered agree.',
    ]);
  });
});
