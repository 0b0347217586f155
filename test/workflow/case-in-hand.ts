import { randomUUID } from 'node:crypto';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { sql } from 'kysely';
import { makeCalendar } from '../../calendars/calendar.ts';
import type { Until } from '../../domain/command.ts';
import { nextDue } from '../../domain/next-due.ts';
import type { Case, CaseEvent, Deed } from '../../domain/simulation/case.ts';
import { commandsOf } from '../../domain/simulation/commands.ts';
import { merged, outageAt } from '../../domain/simulation/outages.ts';
import { resultOf, type Result } from '../../domain/simulation/result.ts';
import type { Instant } from '../../domain/time.ts';
import type { Harness } from './harness.ts';
import { MatterInHand, until } from './matter-in-hand.ts';

const hour = 3_600_000;
const day = 24 * hour;
const week = 7 * day;

/** The case some whole weeks later, with the holidays of those days: a server's clock runs onward. */
export function moved(given: Case, notBefore: Instant): Case {
  const by = Math.max(0, Math.ceil((notBefore - given.start) / week)) * week;
  const { calendar } = given.setting;
  const later = (at: Instant) => at + by;
  const events = given.events.map((event) => ({
    ...event,
    at: later(event.at),
    does: deed(event.does, later),
  }));
  const last = Math.max(...events.map(({ at }) => at), later(given.start));
  const outages = given.outages.map(({ from, until: to }) => ({
    from: later(from),
    until: later(to),
  }));
  return {
    start: later(given.start),
    window: window(given.window, later),
    events,
    outages,
    setting: {
      ...given.setting,
      calendar: makeCalendar(
        calendar.id,
        calendar.zone.id,
        later(given.start),
        last + 2 * 366 * day,
      ),
    },
  };
}

function window(given: Until | null, later: (at: Instant) => Instant): Until | null {
  return given && 'until' in given ? { until: later(given.until) } : given;
}

function deed(does: Deed, later: (at: Instant) => Instant): Deed {
  if (does.act === 'extend') return { ...does, window: window(does.window, later) ?? does.window };
  if (does.act === 'freeze-version') {
    const item = does.item && { ...does.item, dueDate: later(does.item.dueDate) };
    return { ...does, item, window: window(does.window, later) };
  }
  return 'window' in does ? { ...does, window: window(does.window, later) } : does;
}

export type ForReal = { readonly result: Result; readonly refused: readonly string[] };

/** Plays a case through a real workflow: each act is an Update, and time is the server's own. */
export async function playForReal(harness: Harness, given: Case): Promise<ForReal> {
  await harness.sleep(given.start - (await harness.now()));
  const begin = { receivedAt: given.start, window: given.window };
  const matter = await MatterInHand.start(harness, given.setting, 'REV', begin);
  const refused: string[] = [];
  for (const event of given.events.toSorted((a, b) => a.at - b.at)) {
    if (outageAt(given.outages, event.at)) continue;
    await passTo(matter, event.at);
    refused.push(...(await send(matter, event)));
  }
  await passToTheEnd(matter);
  const state = await matter.state();
  await matter.recorded(state.sequence);
  const told = (await matter.events()).map((recorded) => ({ recorded, notices: [] }));
  return { result: resultOf({ state, told, refused: [], faults: [] }), refused };
}

/** Until nothing is due any more that is due by then. */
async function passTo(matter: MatterInHand, at: Instant): Promise<void> {
  const { harness } = matter;
  const ahead = at - (await harness.now());
  if (ahead > 0) await harness.sleep(ahead);
  await until(`all is done that is due by ${new Date(at).toISOString()}`, async () => {
    const due = nextDue(await matter.state());
    return due === null || due.at > at;
  });
}

async function passToTheEnd(matter: MatterInHand): Promise<void> {
  for (let due = nextDue(await matter.state()); due; due = nextDue(await matter.state()))
    await passTo(matter, due.at);
}

async function send(matter: MatterInHand, event: CaseEvent): Promise<string[]> {
  const refused: string[] = [];
  for (const make of commandsOf(event)) {
    const command = make(await matter.state());
    const key = randomUUID();
    const envelope = { key, hash: key, receivedAt: event.at, command };
    await matter.send(envelope).catch((error: unknown) => refused.push(codeOf(error)));
  }
  return refused;
}

function codeOf(error: unknown): string {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : error;
  if (cause instanceof ApplicationFailure && cause.type) return cause.type;
  throw error;
}

/** The ledger as heartbeats would have written it: alive from well before the case but in outages. */
export async function serviceWasUp({ store }: Harness, given: Case, to: Instant): Promise<void> {
  let from = given.start - 5 * hour;
  for (const outage of [...merged(given.outages), { from: to, until: to }]) {
    for (const process of ['api', 'worker'])
      await sql`insert into nemcon.availability (id, since, process, until, stopped) values
        (${randomUUID()}, ${new Date(from)}, ${process}, ${new Date(outage.from)}, false)`.execute(
        store.db,
      );
    from = outage.until;
  }
}
