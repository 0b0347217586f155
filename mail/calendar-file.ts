import { sha256 } from '../store/hash.ts';

/** A deadline as a calendar shows it. */
export type CalendarEvent = {
  readonly uid: string;
  /** RFC 5545 section 3.8.7.4: grows with each change. */
  readonly sequence: number;
  readonly due: number;
  /** When this state of it was written. */
  readonly stamp: number;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
};

/** The one UID of a wait, in every mail, feed and calendar. */
export function calendarUid(
  wait: { workflow: string; stage: string; round: number; desk: string },
  host: string,
): string {
  const { workflow, stage, round, desk } = wait;
  return `${sha256(`${workflow}/${stage}/${round}/${desk}`).slice(0, 32)}@${host}`;
}

/**
 * A calendar file (RFC 5545) of deadlines. Published, not requested: an invitation has the buttons
 * Accept and Decline, and somebody would take them for their nation's answer (RFC 5546 section 3.2.1).
 */
export async function calendarFile(
  events: readonly CalendarEvent[],
  how: { method: 'PUBLISH' | 'CANCEL'; name?: string; organizer: string },
): Promise<string> {
  // 8 MiB that a process which writes no calendar does without.
  const ical = await import('ical-generator');
  const { method, name, organizer } = how;
  const calendar = ical.default({
    prodId: { company: 'Nemcon', product: 'Nemcon', language: 'EN' },
    method: ical.ICalCalendarMethod[method],
    ...(name === undefined ? {} : { name }),
  });
  for (const event of events)
    calendar.createEvent({
      id: event.uid,
      sequence: event.sequence,
      stamp: new Date(event.stamp),
      start: new Date(event.due),
      summary: event.summary,
      description: event.description,
      url: event.url,
      organizer: parsedSender(organizer),
      transparency: ical.ICalEventTransparency.TRANSPARENT,
      status: method === 'CANCEL' ? ical.ICalEventStatus.CANCELLED : ical.ICalEventStatus.CONFIRMED,
    });
  return `${calendar.toString()}\r\n`;
}

function parsedSender(sender: string): { name: string; email: string } {
  const [, name, email] = /^\s*"?([^"<]*?)"?\s*<([^>]+)>\s*$/.exec(sender) ?? [];
  return { name: name || 'Nemcon', email: email ?? sender };
}
