import type { Fault } from '../../procedures/faults.ts';
import { Problem } from '../problem.ts';
import { asGiven, asPhrase, asRow, say } from '../../domain/words/say.ts';

/** Whoever has more mistakes than this has sent something else. */
const mostTold = 1000;

/** What was sent can be read as JSON and makes no sense; every fault is named with its path. */
export function senseless(what: 'procedure' | 'case', faults: readonly Fault[]): Problem {
  const named = faults.slice(0, 3).map(({ path, message }) => say`${path}: ${message}`);
  const told = asRow(named, '; ');
  const more = faults.length - named.length;
  const makesNoSense =
    more > 0
      ? say`The ${asPhrase(what)} makes no sense (${told}; and ${more} more).`
      : say`The ${asPhrase(what)} makes no sense (${told}).`;
  return new Problem(
    'invalid-request',
    say`${makesNoSense} Nothing has happened; mend it and send it again.`,
    {
      errors: faults
        .slice(0, mostTold)
        .map(({ path, message }) => ({ path: pointer(path), message: asGiven(message) })),
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
