import type { Locked } from './lockfile.ts';
import { isAllowed, licencesIn } from './spdx.ts';

/** What may be used and given on with a service under Apache-2.0. */
const allowed: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'Bitstream-Vera',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  // The data of date-holidays: its authors are named in the package, which we give on as it is.
  'CC-BY-SA-3.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  // By file: we give such packages on unchanged.
  'MPL-2.0',
  'PSF-2.0',
  'Unlicense',
]);

/** Where package.json does not say it, or says it wrong: what the licence file in the package is. */
const read: Readonly<Record<string, string>> = {
  'date-holidays': 'ISC AND CC-BY-SA-3.0',
  'dejavu-fonts-ttf': 'Bitstream-Vera',
  'png-js': 'MIT',
  unionfs: 'Unlicense',
};

/** What is wrong with a package's licence, or null. */
export function licenceTrouble({ name, version = '', license }: Locked): string | null {
  const text = read[name] ?? license;
  const what = `${name} ${version}`;
  if (text === undefined) return `${what} says no licence.`;
  try {
    return isAllowed(licencesIn(text), allowed)
      ? null
      : `${what} is under ${text}, which is not among those that we may use.`;
  } catch {
    return `${what} is under "${text}", which is no licence expression; read its licence file.`;
  }
}
