import type { Part, Said } from './say.ts';

/** Whether this is a sentence as another process wrote it, which may be newer or older than ours. */
export function isSaid(value: unknown): value is Said {
  return (
    isObject(value) &&
    typeof value['text'] === 'string' &&
    typeof value['pattern'] === 'string' &&
    Array.isArray(value['with']) &&
    value['with'].every(isPart)
  );
}

function isPart(value: unknown): value is Part {
  if (!isObject(value)) return typeof value === 'string' || typeof value === 'number';
  const { is, id, text, at, zone, of } = value;
  if (typeof text !== 'string') return false;
  switch (is) {
    case undefined:
      return isSaid(value);
    case 'time':
      return typeof at === 'number' && isObject(zone) && typeof zone['id'] === 'string';
    case 'list':
      return Array.isArray(of) && of.every(isPart);
    case 'title':
    case 'office':
    case 'outcome':
    case 'position':
      return typeof id === 'string';
    default:
      // A kind of part that we do not know yet is told by its text.
      return true;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
