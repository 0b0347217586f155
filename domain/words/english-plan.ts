import { list } from '../judge.ts';
import { spokenTime, type Zone } from '../time.ts';
import type { PlanSaid, PlanVoice } from './plan-said.ts';

/** What is said of summits, plans and reviews in English. */
export const plan: PlanSaid = {
  nothing: (summit) => `No recommendation is on its way to the summit on ${summit}.`,
  tight: ({ summit, reference, stage, workingDays, by }) =>
    `Nothing blocks the summit on ${summit}; ${reference} has the least room, ${days(workingDays)}: ${stage ?? 'it'} must be over${by === null ? '' : ` by ${by} at the latest`}.`,
  blocked: ({ summit, reference, stage, soonest, workingDays, others }) =>
    `The summit on ${summit} is blocked by ${reference}, at ${stage ?? 'its end'}: with the least periods it could be through on ${soonest}, ${days(workingDays)} too late.${others.length > 0 ? ` Too late as well: ${list(others)}.` : ''}`,
  effect: {
    gone: (reference, summit) => `${reference} would not go to the summit on ${summit} any more.`,
    late: ({ reference, summit, soonest, workingDays }) =>
      `${reference} could not be through before the summit on ${summit}: with the least periods that follow, on ${soonest} at the earliest, ${days(workingDays)} too late.`,
    room: ({ reference, summit, workingDays, before }) => {
      const room = `${days(workingDays)} of slack before the summit on ${summit}`;
      if (before === workingDays) return `${reference} keeps its ${room}.`;
      return `${reference} would have ${room}${before === null ? '' : `, instead of ${before}`}.`;
    },
  },
  slip: {
    noSummit: () => 'It goes to no summit.',
    late: (summit, workingDays) =>
      `It is too late for the summit on ${summit} by ${aboutDays(workingDays)}.`,
    room: (workingDays) => `It has ${aboutDays(workingDays)} of slack.`,
    misses: (latest, summit) => `Later than ${latest} it misses the summit on ${summit}.`,
  },
  holiday: ({ stage, deadline, bodies }) =>
    `${stage}: the deadline ${deadline} is a public holiday of ${holidays(bodies)}. It stays as it is.`,
  review: {
    notOpened: () => 'Not opened yet.',
    open: (running, total) => `${running} of ${total} recommendations are open.`,
    collecting: ({ ready, total, due, summit, late }) =>
      `${ready} of ${total} recommendations are ready for the package; the secretary closes it${due === null ? '' : ` by ${due}`}, the summit is on ${dated(summit)}.${late.length > 0 ? ` Too late for it as things stand: ${list(late)}.` : ''}`,
    closed: ({ size, takenOut, concluded, summit }) =>
      `The package of ${size} is closed${takenOut === 0 ? '' : `, ${takenOut} taken out of it`}; the summit on ${dated(summit)} has concluded ${concluded}.`,
    ended: (at) => `The summit has concluded every recommendation of the package (${at}).`,
  },
};

function holidays(bodies: readonly { body: string; holiday: string }[]): string {
  return bodies.map(({ body, holiday }) => `${body} (${holiday})`).join(', ');
}

function dated(summit: string | null): string {
  return summit ?? 'a date not set';
}

function days(count: number): string {
  return count === 1 ? '1 working day' : `${count} working days`;
}

function aboutDays(count: number): string {
  return count === 0 ? 'less than a working day' : days(count);
}

/** The rules' own voice: what the record, Temporal and mails about a review say. */
export function inEnglish(zone: Zone): PlanVoice {
  return { said: plan, when: (at) => spokenTime(zone, at), title: (title) => title };
}
