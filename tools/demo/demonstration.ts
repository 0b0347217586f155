import type { Client } from '../sample/client.ts';
import { carriedOut } from './carried-out.ts';
import { Paper, type Teller } from './paper.ts';
import type { Played, Show } from './show.ts';
import { DemoReview } from './review.ts';
import { reissued } from './stories/reissued.ts';
import { slipped } from './stories/slipped.ts';
import { unbroken } from './stories/unbroken.ts';
import { accountOf, type Story } from './story.ts';

const stories: readonly Story[] = [unbroken, reissued, slipped];

/** One recommendation under an unbroken silence, one re-issued, one that slips. */
export const reviewShow: Show = {
  about: `a whole review in about 90 seconds: one recommendation under an unbroken silence, one whose
silence is broken and whose text is re-issued, one whose expert review slips`,
  play: (client, id, tell) => demonstrate(client, id, papersFor(client, id, tell)),
};

/** The papers of a new review that nobody has used before. */
function papersFor(client: Client, review: string, tell: Teller): Papers {
  return new Map(
    stories.map((story) => {
      const { letter, title, group } = story;
      const reference = `${review}-${letter}`;
      return [story, new Paper(client, tell, { letter, reference, title, group })];
    }),
  );
}

/**
 * Sets a review up and plays all its stories side by side: tasking to package, then the summit,
 * then what follows it. A story that fails stops alone; its checks say where.
 */
async function demonstrate(client: Client, id: string, papers: Papers): Promise<readonly Played[]> {
  const review = new DemoReview(client, id);
  await review.isSetUp();
  const agreed = await each(papers, async (story, paper) => {
    await paper.isTasked(id);
    await story.play(paper);
  });
  const packaged = await together(agreed, async () => {
    await review.packageIsClosed([...agreed.values()]);
    await review.summitIsNear();
  });
  await each(packaged, async (story, paper) => {
    await review.isConcluded(paper, story.concluded);
    if (story.concluded === 'endorsed') await carriedOut(paper);
    await paper.waitsFor('its end', ({ over }) => over);
  });
  return await Promise.all([...papers].map(([story, paper]) => checked(story, paper)));
}

type Papers = ReadonlyMap<Story, Paper>;

/** All side by side. @returns those that went well */
async function each(
  papers: Papers,
  play: (story: Story, paper: Paper) => Promise<void>,
): Promise<Papers> {
  const well = await Promise.all(
    [...papers].map(async ([story, paper]) => {
      try {
        await play(story, paper);
        return [[story, paper] as const];
      } catch (error) {
        stopped(paper, error);
        return [];
      }
    }),
  );
  return new Map(well.flat());
}

/** Something that happens to all of them at once, if there are any. */
async function together(papers: Papers, happens: () => Promise<void>): Promise<Papers> {
  if (papers.size === 0) return papers;
  try {
    await happens();
    return papers;
  } catch (error) {
    for (const paper of papers.values()) stopped(paper, error);
    return new Map();
  }
}

function stopped(paper: Paper, error: unknown): void {
  paper.checks.stopped(error);
  paper.tell(`stopped: ${error instanceof Error ? error.message : String(error)}`);
}

async function checked(story: Story, paper: Paper): Promise<Played> {
  const shown = await paper.look();
  const timeline = await paper.timeline();
  paper.checks.expect('its outcome', shown.outcome, story.concluded);
  paper.checks.expect('that it is over', shown.over, true);
  story.check(paper, accountOf(shown, timeline));
  return { story, paper, timeline };
}
