import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../folder.ts';

const Package = z.looseObject({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  link: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
});
const Lockfile = z.looseObject({
  lockfileVersion: z.literal(3),
  packages: z.record(z.string(), Package),
});

/** One installed package, at its place in node_modules. */
export type Locked = z.infer<typeof Package> & { readonly name: string; readonly place: string };

/** Every package that package-lock.json installs, ourselves left out. */
export function lockedPackages(text: string = lockfileText()): readonly Locked[] {
  return Object.entries(Lockfile.parse(JSON.parse(text)).packages)
    .filter(([place]) => place !== '')
    .map(([place, found]) => ({
      ...found,
      place,
      name: place.split('node_modules/').at(-1) ?? '',
    }));
}

export function lockfileText(): string {
  return readFileSync(join(root, 'package-lock.json'), 'utf8');
}
