import type { Store } from './connection.ts';

/** Runs a task whose writes all happen or none; the store that it is given writes within it. */
export async function together<T>(store: Store, task: (within: Store) => Promise<T>): Promise<T> {
  return await store.db.transaction().execute((db) => task({ ...store, db }));
}

/** The same to see what would come of it: nothing of it stays. */
export async function tried<T>(store: Store, task: (within: Store) => Promise<T>): Promise<T> {
  const undo = new Undo<T>();
  try {
    return await together(store, async (within) => {
      undo.result = { value: await task(within) };
      throw undo;
    });
  } catch (error) {
    if (error === undo && undo.result) return undo.result.value;
    throw error;
  }
}

class Undo<T> extends Error {
  result: { readonly value: T } | null = null;
}
