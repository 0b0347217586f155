import type { Destination, Due } from '../../domain/procedure.ts';
import type { Duration } from '../../domain/time.ts';

/** `5 working days`. */
export function spokenLength(duration: Duration): string {
  for (const [unit, count] of Object.entries(duration)) {
    const name = unit.replace('Days', ' days');
    return `${count} ${count === 1 ? name.replace(/s$/, '') : name}`;
  }
  return '';
}

export function spokenDue(due: Due): string {
  switch (due.from) {
    case 'never':
      return '';
    case 'item':
      return ', due when the item says';
    case 'start':
      return `, due ${spokenLength(due.after)} after it begins`;
    case 'summit':
      return 'before' in due
        ? `, due ${spokenLength(due.before)} before the summit`
        : `, due ${spokenLength(due.after)} after the summit`;
  }
}

/** Where a destination leads from a step: a step's id, or a place outside the route. */
export function placeOf({ to }: Destination, next: string): string {
  if (typeof to !== 'string') return to.step;
  return to === 'next' ? next : to;
}
