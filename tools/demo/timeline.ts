import { introduceById } from './cast.ts';
import type { TimelineEvent } from './paper.ts';

/** How many bodies a line names before it counts the rest. */
const named = 5;

type Line = { readonly clock: string; readonly text: string; readonly who: string };

/**
 * The timeline as a person would read it: wall clock of the promised zone, who, and what happened. Answers that follow one another in the same round become one line.
 */
export function readable(timeline: readonly TimelineEvent[]): string {
  const lines = runs(timeline).map(lineOf);
  const width = Math.max(0, ...lines.map(({ who }) => who.length));
  return lines.map(({ clock, text, who }) => `${clock}  ${who.padEnd(width)}  ${text}`).join('\n');
}

/** Events that one line tells of: several only where they are answers in one round. */
function runs(timeline: readonly TimelineEvent[]): (readonly TimelineEvent[])[] {
  const found: TimelineEvent[][] = [];
  for (const event of timeline) {
    const last = found.at(-1);
    const before = last?.[0];
    if (last && before && answersAlike(before, event)) last.push(event);
    else found.push([event]);
  }
  return found;
}

function answersAlike(one: TimelineEvent, other: TimelineEvent): boolean {
  const isAnswer = one.type === 'responded' && other.type === 'responded';
  return isAnswer && roundOf(one) === roundOf(other);
}

function roundOf({ event }: TimelineEvent): string {
  return JSON.stringify([event['stage'], event['round'], event['status']]);
}

function lineOf(run: readonly TimelineEvent[]): Line {
  const [first] = run;
  if (!first) return { clock: '', text: '', who: '' };
  const clock = first.at.local.slice(11);
  if (run.length === 1) return { clock, text: textOf(first), who: whoDid(first) };
  const stage = first.sentence.slice(0, first.sentence.indexOf(':'));
  return { clock, text: `${stage}: ${positions(run)}.`, who: `${run.length} delegates` };
}

/** An act of the machine is shown with the rule that caused it. */
function textOf({ sentence, by }: TimelineEvent): string {
  return by.machine === undefined ? sentence : `${sentence} (by rule: ${by.machine})`;
}

/** `31 answered agree (ALB, BEL, BGR and 28 more), 1 answered reserve (LUX)`. */
function positions(run: readonly TimelineEvent[]): string {
  const bodies = new Map<string, string[]>();
  for (const { event } of run) {
    const { body, position } = responseIn(event);
    bodies.set(position, [...(bodies.get(position) ?? []), body]);
  }
  return [...bodies]
    .map(([position, of]) => `${of.length} answered ${position} (${some(of)})`)
    .join(', ');
}

function responseIn(event: TimelineEvent['event']): { body: string; position: string } {
  const response = event['response'];
  if (typeof response !== 'object' || response === null) return { body: '?', position: '?' };
  const body = 'body' in response ? String(response.body) : '?';
  const position = 'position' in response ? String(response.position) : '?';
  return { body, position };
}

function some(bodies: readonly string[]): string {
  if (bodies.length <= named + 1) return bodies.join(', ');
  return `${bodies.slice(0, named).join(', ')} and ${bodies.length - named} more`;
}

function whoDid({ by }: TimelineEvent): string {
  if (by.machine !== undefined) return 'the machine';
  if (by.operator) return 'an operator';
  return by.person === undefined ? '' : introduceById(by.person);
}
