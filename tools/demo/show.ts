import type { Client } from '../sample/client.ts';
import type { Paper, Teller, TimelineEvent } from './paper.ts';

/** What `--story NAME` plays on a review of its own. */
export type Show = {
  /** Continues "Plays …", for the help. */
  readonly about: string;
  /** @param id of the review, which nobody has used before */
  readonly play: (client: Client, id: string, tell: Teller) => Promise<readonly Played[]>;
};

/** One recommendation's story as it was played. */
export type Played = {
  readonly story: { readonly letter: string; readonly title: string; readonly about: string };
  readonly paper: Paper;
  readonly timeline: readonly TimelineEvent[];
};

/**
 * Plays what concerns all these papers; where it fails they all say where, and what was found until
 * then is told all the same.
 */
export async function playedOn(
  papers: readonly Paper[],
  about: string,
  play: () => Promise<void>,
): Promise<readonly Played[]> {
  try {
    await play();
  } catch (error) {
    for (const paper of papers) paper.checks.stopped(error);
  }
  return await Promise.all(
    papers.map(async (paper) => {
      const { letter, title } = paper;
      await paper.look().catch(() => undefined);
      const timeline = await paper.timeline().catch(() => []);
      return { story: { letter, title, about }, paper, timeline };
    }),
  );
}
