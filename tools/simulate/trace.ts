import { spokenTime } from '../../domain/time.ts';
import type { Event } from '../../domain/event.ts';
import type { Played, Told } from '../../domain/simulation/play.ts';
import type { Result } from '../../domain/simulation/result.ts';

/** The steps of a played case for a person to read, one line for each. */
export function traceOf(played: Played, result: Result): string {
  const { zone } = played.state.setting.calendar;
  const lines = [
    ...played.told.map((one) => ({ at: one.recorded.at, line: toldLine(one) })),
    ...played.refused.map(({ event, message }) => ({
      at: event.at,
      line: `refused (${'body' in event.does ? `${event.does.body}, ` : ''}${event.does.act}): ${message}`,
    })),
  ];
  const shown = lines
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, line }) => `${spokenTime(zone, at)} ${new Date(at).getUTCFullYear()}  ${line}`);
  const closed = result.closedAt === null ? '' : ` (${result.closedAt})`;
  const next = result.next === null ? '' : `, next: ${result.next}`;
  return [...shown, '', `${result.outcome}${closed}${next}. ${result.reason}`].join('\n');
}

function toldLine({ recorded, notices }: Told): string {
  const told = notices.length > 0 ? `  [told to ${notices.length}]` : '';
  return `${sentence(recorded.event)}${told}`;
}

function sentence(event: Event): string {
  switch (event.type) {
    case 'tasked':
      return 'The matter begins.';
    case 'stage-reached':
      return `${event.stage}: round ${event.round} is reached.`;
    case 'round-opened':
      return `${event.stage}: round ${event.round} opens to ${event.electorate.length} until ${new Date(event.deadline.at).toISOString()}.`;
    case 'step-skipped':
      return event.reason;
    case 'version-frozen':
      return `Version ${event.number} of the text is frozen.`;
    case 'responded':
      return `${event.stage}: ${event.response.body} answers ${event.response.position} (${event.status}${event.status === 'void' ? `: ${event.why}` : ''}).`;
    case 'lifted':
    case 'recused':
      return `${event.stage}: ${event.body} ${event.type === 'lifted' ? 'lifts its objection' : 'recuses itself'}.`;
    case 'silence-broken':
      return `${event.stage}: broken by ${event.body}.`;
    case 'commented':
      return `${event.body} comments (${event.kind}).`;
    case 'extended':
      return `${event.stage}: now until ${new Date(event.deadline.at).toISOString()}.`;
    case 'determined':
      return `${event.stage}: determined, ${event.outcome}.`;
    case 'held':
      return `${event.stage}: held. ${event.reason}`;
    case 'stage-closed':
      return `${event.stage}: round ${event.round} closes, ${event.outcome}. ${event.reason}`;
    case 'moved':
      return `It goes to the ${event.where}.`;
    case 'ended':
      return `It is over: ${event.outcome}.`;
    default:
      return 'stage' in event ? `${event.stage}: ${event.type}.` : `${event.type}.`;
  }
}
