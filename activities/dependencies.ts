import type { Client } from '@temporalio/client';
import type { Store } from '../store/connection.ts';

/** What effects need of the world; given by the worker. */
export type Dependencies = {
  readonly store: Store;
  readonly client: Client;
  readonly taskQueue: string;
  /** Says in the register that this worker is alive now. */
  readonly beat: () => Promise<void>;
};
