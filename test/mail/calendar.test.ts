import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { afterSilence, silence } from '../store/on-record.ts';
import { PostOffice } from './post-office.ts';

let office: PostOffice;
beforeEach(async () => {
  office = await PostOffice.open();
  await office.person('anna', 'NOR');
  office.relay();
});
afterEach(() => office.close());

/** The one event of the calendar file of the newest mail, as a calendar program reads it. */
async function eventIn(count: number, method: 'PUBLISH' | 'CANCEL') {
  const mails = await office.server.mailsTo('anna@example.org', count);
  const text = mails[count - 1]?.calendars[method];
  if (text === undefined) throw new Error(`Mail ${count} holds no calendar that says ${method}.`);
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent');
  expect(events).toHaveLength(1);
  const [component] = events;
  if (!component) throw new Error('no event');
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    sequence: event.sequence,
    start: event.startDate.toJSDate().toISOString(),
    status: component.getFirstPropertyValue('status'),
    summary: event.summary,
  };
}

describe('the deadline in a reader’s calendar', () => {
  test('comes with the opening, moves with an extension, and goes with the close', async () => {
    const story = silence();
    await office.record(story);
    const opened = await eventIn(1, 'PUBLISH');
    expect(opened).toMatchObject({
      start: '2024-06-12T15:00:00.000Z',
      status: 'CONFIRMED',
      summary: 'R-1: answer',
    });

    let told = story.told.length;
    const until = Date.parse('2024-06-14T17:00:00+02:00');
    const extend = { type: 'extend', stage: null, window: { until }, reason: null } as const;
    story.act('2024-06-07T10:00:00+02:00', 'presiding-officer', extend);
    await office.record(story, told + 1);
    const extended = await eventIn(2, 'PUBLISH');
    expect(extended).toMatchObject({ uid: opened.uid, start: '2024-06-14T15:00:00.000Z' });
    expect(extended.sequence).toBeGreaterThan(opened.sequence);

    told = story.told.length;
    story.act('2024-06-10T10:00:00+02:00', 'presiding-officer', {
      type: 'withdraw',
      reason: 'a'.repeat(64),
    });
    await office.record(story, told + 1);
    const cancelled = await eventIn(3, 'CANCEL');
    expect(cancelled).toMatchObject({ uid: opened.uid, status: 'CANCELLED' });
    expect(cancelled.sequence).toBeGreaterThan(extended.sequence);
  });

  test('goes at once when the body has answered, and does not come back at the close', async () => {
    const story = silence();
    await office.record(story);
    const opened = await eventIn(1, 'PUBLISH');
    let told = story.told.length;
    story.respond('2024-06-06T10:00:00+02:00', 'NOR', 'agree');
    await office.record(story, told + 1);
    const cancelled = await eventIn(2, 'CANCEL');
    expect(cancelled.uid).toBe(opened.uid);
    told = story.told.length;
    story.passTo(afterSilence);
    await office.record(story, told + 1);
    const [, , closed] = await office.server.mailsTo('anna@example.org', 3);
    expect(closed?.parsed.subject).toBe('R-1: Silence procedure: closed');
    expect(closed?.calendars).toEqual({});
  });

  test('is confirmed with a higher number when a broken silence runs again', async () => {
    const story = silence();
    await office.record(story);
    const opened = await eventIn(1, 'PUBLISH');
    let told = story.told.length;
    story.respond('2024-06-06T10:00:00+02:00', 'HUN', 'object', 'our reasons');
    await office.record(story, told + 1);
    await office.server.mailsTo('anna@example.org', 2);
    told = story.told.length;
    const lift = { type: 'lift', stage: null, body: 'HUN' } as const;
    story.act('2024-06-07T10:00:00+02:00', 'HUN', lift);
    await office.record(story, told + 1);
    const restored = await eventIn(3, 'PUBLISH');
    expect(restored).toMatchObject({ uid: opened.uid, start: opened.start });
    expect(restored.sequence).toBeGreaterThan(opened.sequence);
  });

  test('stays while an objection may still be lifted', async () => {
    const story = silence();
    await office.record(story);
    await eventIn(1, 'PUBLISH');
    const told = story.told.length;
    story.respond('2024-06-06T10:00:00+02:00', 'NOR', 'object', 'our reasons');
    await office.record(story, told + 1);
    const [, broken] = await office.server.mailsTo('anna@example.org', 2);
    expect(broken?.parsed.text).toContain('If you do nothing: your objection stands.');
    expect(broken?.calendars).toEqual({});
  });
});
