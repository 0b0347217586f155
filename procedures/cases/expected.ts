/** Where a result is not as expected: `stages[0].outcome: expected "agreed", was "broken"`. */
export function differences(expected: unknown, actual: unknown, path = ''): string[] {
  if (Array.isArray(expected)) return listDifferences(expected, actual, path);
  if (isObject(expected)) {
    if (!isObject(actual)) return [differs(expected, actual, path)];
    return Object.entries(expected).flatMap(([key, value]) =>
      differences(value, Object.hasOwn(actual, key) ? actual[key] : undefined, join(path, key)),
    );
  }
  return isSame(expected, actual) ? [] : [differs(expected, actual, path)];
}

function listDifferences(expected: readonly unknown[], actual: unknown, path: string): string[] {
  if (!Array.isArray(actual)) return [differs(expected, actual, path)];
  if (actual.length !== expected.length)
    return [
      `${path}: expected ${expected.length} of them, were ${actual.length}: ${JSON.stringify(actual)}`,
    ];
  return expected.flatMap((one, n) => differences(one, actual[n], `${path}[${n}]`));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function differs(expected: unknown, actual: unknown, path: string): string {
  return `${path}: expected ${JSON.stringify(expected)}, was ${JSON.stringify(actual) ?? 'absent'}`;
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Instants are equal whatever offset they are written with. */
function isSame(expected: unknown, actual: unknown): boolean {
  if (expected === actual) return true;
  if (typeof expected !== 'string' || typeof actual !== 'string') return false;
  if (!instant.test(expected) || !instant.test(actual)) return false;
  return Date.parse(expected) === Date.parse(actual);
}
