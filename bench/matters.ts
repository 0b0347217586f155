import { concurrently, delegations, type Target } from './target.ts';

/** Matters that have begun, and whose turn it is to answer which. */
export type Matters = {
  /** Every delegation answers every matter once before anyone answers again. */
  readonly next: () => { readonly matter: string; readonly delegation: number };
};

/** Begins so many matters and answers each of them once, so that all of it is warm. */
export async function beginMatters(target: Target, count: number): Promise<Matters> {
  const ids: string[] = [];
  await concurrently(
    8,
    (begun) => begun < count,
    async () => {
      const id = await target.begin();
      if (id === null) throw new Error(`${target.name} could not begin a matter.`);
      ids.push(id);
    },
  );
  let turn = 0;
  const next = () => {
    const matter = ids[turn % count] ?? '';
    const delegation = Math.floor(turn / count) % delegations;
    turn += 1;
    return { matter, delegation };
  };
  await concurrently(
    4,
    (begun) => begun < count,
    async () => {
      const { matter, delegation } = next();
      failOn(await target.decide(matter, delegation), target);
    },
  );
  return { next };
}

/** Where no error may come at all, the first one ends the run: its times would mean nothing. */
export function failOn(isGood: boolean, { name }: Target): void {
  if (!isGood) throw new Error(`${name} gave an error answer to a decision that was in order.`);
}
