import type { Answer } from '../calls/client.ts';

export type BoardWhole = Answer<'/api/reviews/{id}/board'>;
export type BoardLine = BoardWhole['lines'][number];

/** What of a board is shown; it stands in the address, so that it can be sent on and gone back to. */
export type BoardFilter = {
  readonly group?: string;
  /** A body or an office that is awaited. */
  readonly body?: string;
  readonly overdue?: true;
};

/** Whatever else stands in an address is left out. */
export function boardFilter(search: Readonly<Record<string, unknown>>): BoardFilter {
  const { group, body, overdue } = search;
  return {
    ...(typeof group === 'string' && group !== '' ? { group } : {}),
    ...(typeof body === 'string' && body !== '' ? { body } : {}),
    ...(overdue === true || overdue === 'true' ? { overdue: true } : {}),
  };
}

export function shows({ group, body, overdue }: BoardFilter, line: BoardLine): boolean {
  return (
    (group === undefined || line.workingGroup === group) &&
    (body === undefined || line.waitingOn.includes(body)) &&
    (overdue !== true || line.overdue)
  );
}
