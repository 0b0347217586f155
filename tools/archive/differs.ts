/** The first thing in an archive that is not what it has to be; the sentence says which and why. */
export class Differs extends Error {
  override readonly name = 'Differs';
}

/** @throws Differs unless it holds */
export function must(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Differs(otherwise);
}
