import { unzipSync, zipSync, type Zippable } from 'fflate';

/** The earliest time that a ZIP archive can name; in local time, because the format knows no zone. */
const noTime = new Date(1980, 0, 1);

/**
 * Parts as a ZIP archive that has the same bytes whenever and wherever it is made: sorted by name
 * (`first` before all others), all of the same date.
 */
export function reproducibleZip(
  parts: Readonly<Record<string, Uint8Array>>,
  first: readonly string[] = [],
): Uint8Array {
  const names = Object.keys(parts).filter((name) => !first.includes(name));
  const order = [...first.filter((name) => name in parts), ...names.toSorted(byCode)];
  const archive: Zippable = {};
  for (const name of order)
    archive[name] = [parts[name] ?? new Uint8Array(), { mtime: noTime, level: 6, os: 0 }];
  return zipSync(archive);
}

/** The parts of a ZIP archive, by name. */
export function unzipped(archive: Uint8Array): Record<string, Uint8Array> {
  return unzipSync(archive);
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
