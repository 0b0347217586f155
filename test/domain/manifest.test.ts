import { describe, expect, test } from '@jest/globals';
import { readManifest } from '../../api/package/manifest.ts';
import { markingOfAll } from '../../domain/markings.ts';
import { frozenMember, type Manifest } from '../../domain/review/manifest.ts';
import { hash, Story } from './story.ts';

/** Put to silence in which Germany reserves and France states; both attached. */
function agreed(): Story {
  const story = new Story('nato-silence', { facts: { committeeEndorsed: true } });
  const chair = 'working-group-chair';
  story.start('2024-03-04T09:00:00+01:00');
  if (story.state.versions.length === 0)
    story.act('2024-03-04T10:00:00+01:00', chair, {
      type: 'freeze-version',
      text: hash('v1'),
      window: null,
      names: null,
    });
  story.respond('2024-03-05T09:00:00+01:00', 'POL', 'reserve', 'costs');
  story.respond('2024-03-05T10:00:00+01:00', 'BEL', 'agree');
  story.passTo('2024-06-01T00:00:00Z');
  return story;
}

describe('what a closing freezes of a member', () => {
  test('its text, marking and positions; a reservation is attached where the stage was agreed', () => {
    const { state } = agreed();
    const at = Date.parse('2024-06-01T00:00:00Z');
    const frozen = frozenMember({ state, title: 'A title' }, at);
    expect(frozen).toMatchObject({
      reference: 'R-1',
      version: 1,
      text: hash('v1'),
      document: hash('v1'),
      marking: null,
      stages: [
        {
          outcome: 'agreed',
          positions: [
            { body: 'BEL', position: 'agree', attached: null },
            { body: 'POL', position: 'reserve', reason: hash('costs'), attached: 'reservation' },
          ],
          silent: ['DEU', 'EST', 'FRA', 'HUN', 'NOR', 'USA'],
        },
      ],
    });
  });

  test('is read back as it was written; an older form, which has hashes alone, is not mistaken for it', () => {
    const { state } = agreed();
    const member = frozenMember({ state, title: 'A title' }, 1);
    if (!member) throw new Error('Nothing was frozen.');
    const manifest: Manifest = {
      form: 'nemcon-package/1',
      review: 'REV',
      title: 'A review',
      procedure: { id: 'nato-silence', version: 1 },
      summitAt: 2,
      at: 1,
      members: [member],
    };
    expect(readManifest(JSON.stringify(manifest))).toEqual(manifest);
    const older = { members: [{ reference: 'R-1', text: hash('v1') }], hash: hash('all') };
    expect(readManifest(JSON.stringify(older))).toBeUndefined();
  });
});

test('a paper carries the highest marking of what it holds, and says what is not marked', () => {
  expect(markingOfAll(['NATO UNCLASSIFIED', 'PUBLIC'])).toBe('NATO UNCLASSIFIED');
  expect(markingOfAll(['NATO UNCLASSIFIED', 'NATO RESTRICTED'])).toBe('NATO RESTRICTED');
  expect(markingOfAll(['PUBLIC', null])).toBe('PUBLIC / NOT MARKED');
  expect(markingOfAll(['LIMITE', 'PUBLIC'])).toBe('PUBLIC / LIMITE');
  expect(markingOfAll([])).toBe('NOT MARKED');
});
