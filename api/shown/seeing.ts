import type { Viewer } from '../../domain/explain.ts';
import { viewerOf, type Held } from '../../domain/policy/sees.ts';
import type { Recommendation } from '../../domain/state.ts';
import { Recent } from '../../store/recent.ts';
import { subjectOf } from '../../workflows/messages.ts';
import type { Caller } from '../auth/caller.ts';
import type { Edge } from '../edge.ts';
import { findMatter, knownReview } from '../matter.ts';
import { Problem } from '../problem.ts';

/** A recommendation or review, and as whom the reader looks at it. */
export type Seen = {
  readonly viewer: Viewer;
  readonly review: string;
  /** null for a review. */
  readonly state: Recommendation | null;
};

/** As whom one reader looks at each of many matters; each is looked up once. */
export class Seeing {
  readonly #edge: Edge;
  readonly #caller: Caller;
  /** Some of them only: a long log speaks of many, and their states are large. */
  readonly #known = new Recent<{ readonly seen: Seen | undefined }>(50);

  constructor(edge: Edge, caller: Caller) {
    this.#edge = edge;
    this.#caller = caller;
  }

  get held(): readonly Held[] {
    return this.#caller.mandates;
  }

  /** Undefined for what is not there, and for what the reader may not know of. */
  async workflow(id: string): Promise<Seen | undefined> {
    const known = this.#known.get(id);
    if (known) return known.seen;
    const seen = await this.#find(id).catch((error: unknown) => {
      if (error instanceof Problem && error.status === 404) return undefined;
      throw error;
    });
    this.#known.set(id, { seen });
    return seen;
  }

  async #find(workflow: string): Promise<Seen | undefined> {
    const subject = subjectOf(workflow);
    if (subject?.kind === 'recommendation') {
      const { found, viewer, state } = await findMatter(this.#edge, this.#caller, subject.id);
      return { viewer, review: found.review, state };
    }
    if (subject?.kind !== 'review') return undefined;
    const { setting } = await knownReview(this.#edge, this.#caller, subject.id);
    const viewer = viewerOf(this.#caller.mandates, Object.values(setting.offices));
    return { viewer, review: subject.id, state: null };
  }
}
