/** What is measured: the floor, or Nemcon by HTTP. Both are asked for the same things. */
export type Target = {
  readonly name: 'floor' | 'nemcon';
  /**
   * One decision of one delegation on one matter; resolves when it is recorded.
   * @returns whether it was answered as it should (by HTTP: 200)
   */
  readonly decide: (matter: string, delegation: number) => Promise<boolean>;
  /** Begins one more matter; resolves when that is recorded. @returns its id; null on an error answer */
  readonly begin: () => Promise<string | null>;
};

/** How many delegations answer: 32 Allies and the partner. */
export const delegations = 33;

/**
 * Runs `task` with so many at once until `more` says stop.
 * @param more asked before each; called with how many have begun
 */
export async function concurrently(
  width: number,
  more: (begun: number) => boolean,
  task: (index: number) => Promise<void>,
): Promise<void> {
  let begun = 0;
  const lane = async (): Promise<void> => {
    while (more(begun)) {
      begun += 1;
      await task(begun - 1);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}
