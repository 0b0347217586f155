import { describe, expect, test } from '@jest/globals';
import { CalendarUnknown, makeCalendar } from '../../calendars/calendar.ts';
import { holidaysOf } from '../../calendars/holidays.ts';
import { shift } from '../../domain/time.ts';

const march2024 = Date.parse('2024-03-19T09:00:00Z');
const summit = Date.parse('2024-07-09T12:00:00Z');
const brussels = makeCalendar('BE', 'Europe/Brussels', march2024, summit);

describe('the calendar of the host', () => {
  test('closes on Whit Monday 2024 in Belgium', () => {
    expect(brussels.closedDays).toContain('2024-05-20');
    expect(brussels.closedDays).not.toContain('2024-05-21');
  });

  test('knows both clock changes of Brussels in 2024', () => {
    const changes = brussels.zone.offsets.filter(({ from }) =>
      new Date(from).toISOString().startsWith('2024'),
    );
    expect(changes).toEqual([
      { from: Date.parse('2024-03-31T01:00:00Z'), minutes: 120 },
      { from: Date.parse('2024-10-27T01:00:00Z'), minutes: 60 },
    ]);
    expect(brussels.zone.label).toBe('Brussels');
  });

  test('covers the year before until two years past the summit', () => {
    expect(brussels.covers).toEqual({ from: '2023-01-01', until: '2026-12-31' });
    expect(brussels.closedDays).toContain('2026-12-25');
    expect(brussels.closedDays[0]).toBe('2023-01-01');
  });

  test('five working days from 16 May 2024 end on 24 May', () => {
    const from = Date.parse('2024-05-16T15:00:00Z');
    expect(shift(brussels, from, { workingDays: 5 }, 'later')).toBe(
      Date.parse('2024-05-24T15:00:00Z'),
    );
  });

  test('between 19 March and 9 July 2024 lie 76 Belgian working days', () => {
    const from = Date.parse('2024-03-19T09:00:00Z');
    expect(shift(brussels, from, { workingDays: 76 }, 'later')).toBe(
      Date.parse('2024-07-09T08:00:00Z'),
    );
  });

  test('a country or zone that nobody knows is refused with its field', () => {
    expect(() => makeCalendar('XX', 'Europe/Brussels', march2024, summit)).toThrow(CalendarUnknown);
    expect(() => makeCalendar('BE', 'Europe/Bruxelles', march2024, summit)).toThrow(
      'not an IANA time zone',
    );
    expect(() => makeCalendar('BE', '+02:00', march2024, summit)).toThrow(CalendarUnknown);
  });
});

describe('holidays', () => {
  test('are named in the language of the reader, in English where it has no name for them', () => {
    const named = (language: string) => holidaysOf('NO', 2027, language).get('2027-03-26');
    expect([named('en'), named('fr')]).toEqual(['Good Friday', 'Vendredi saint']);
    expect(holidaysOf('NO', 2027, 'uk').get('2027-05-17')).toBe('День Конституції');
    expect(holidaysOf('NO', 2027, 'uk').get('2027-03-26')).toBe('Good Friday');
    expect([...holidaysOf('NO', 2027, 'fr').keys()]).toEqual([...holidaysOf('NO', 2027).keys()]);
  });

  test('are none for a review that keeps no country’s: only weekends are closed', () => {
    const bare = makeCalendar(null, 'Europe/Brussels', march2024, summit);
    expect(bare.closedDays).toEqual([]);
    expect(holidaysOf(bare.id, 2024).size).toBe(0);
    const from = Date.parse('2024-05-16T15:00:00Z');
    expect(shift(bare, from, { workingDays: 5 }, 'later')).toBe(Date.parse('2024-05-23T15:00:00Z'));
  });
});
