import type { Client } from '../sample/client.ts';
import type { Paper, Teller, TimelineEvent } from './paper.ts';
import type { Story } from './story.ts';

/** What `--story NAME` plays on a review of its own. */
export type Show = {
  /** Continues "Plays …", for the help. */
  readonly about: string;
  /** @param id of the review, which nobody has used before */
  readonly play: (client: Client, id: string, tell: Teller) => Promise<readonly Played[]>;
};

/** One recommendation's story as it was played. */
export type Played = {
  readonly story: Pick<Story, 'letter' | 'title' | 'about'>;
  readonly paper: Paper;
  readonly timeline: readonly TimelineEvent[];
};
