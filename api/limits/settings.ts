import type { LimitSettings } from './limits.ts';

type Given = Readonly<{ [name in keyof LimitSettings]: number | undefined }>;

const usualPerson = 6000;

/**
 * The limits that were set; the others follow from the person's. A body has four people's share, what
 * binds has as much again as all other requests, what is costly a fiftieth; floors keep small settings usable.
 */
export function limitSettings(given: Given): LimitSettings {
  const person = given.person ?? usualPerson;
  return {
    person,
    body: Math.max(given.body ?? person * 4, person),
    binding: given.binding ?? person,
    costly: given.costly ?? Math.max(10, Math.ceil(person / 50)),
    strangers: given.strangers ?? Math.max(60, Math.ceil(person / 10)),
    failures: given.failures ?? Math.max(10, Math.ceil(person / 100)),
  };
}
