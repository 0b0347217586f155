import type { Fault } from '../../procedures/faults.ts';
import { Problem } from '../problem.ts';

/** Whoever has more mistakes than this has sent something else. */
const mostTold = 1000;

/** What was sent can be read as JSON and makes no sense; every fault is named with its path. */
export function senseless(what: 'procedure' | 'case', faults: readonly Fault[]): Problem {
  const told = faults.slice(0, 3).map(({ path, message }) => `${path}: ${message}`);
  const more = faults.length > told.length ? `; and ${faults.length - told.length} more` : '';
  return new Problem(
    'invalid-request',
    `The ${what} makes no sense (${told.join('; ')}${more}). Nothing has happened; mend it and send it again.`,
    {
      errors: faults
        .slice(0, mostTold)
        .map(({ path, message }) => ({ path: pointer(path), message })),
    },
  );
}

/** `steps[3].window` as a JSON pointer (RFC 6901): `/steps/3/window`. */
function pointer(path: string): string {
  if (path === 'the whole') return '';
  return path
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .split('.')
    .map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
