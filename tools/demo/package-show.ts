import type { Client } from '../sample/client.ts';
import { groups } from './cast.ts';
import {
  circulated,
  drafted,
  advised,
  agreedByTheGroup,
  endorsedByTheCommittee,
} from './drafting.ts';
import { Paper, type Teller } from './paper.ts';
import { DemoReview } from './review.ts';
import { packageClosed, packageSeen } from './scenes/package.ts';
import { exportedTwice } from './scenes/exports.ts';
import { firstReminder, published } from './scenes/after-the-summit.ts';
import { playedOn, type Played, type Show } from './show.ts';

/** From the package to the first reminder of what was promised. */
export const packageShow: Show = {
  about: `the package: one recommendation is taken out with a reason, the rest is closed, exported twice
with equal bytes, endorsed at once and published; the first implementation reminder arrives`,
  play: async (client, id, tell) => await playPackage(client, id, tell),
};

const clauses = [
  'Every contract above a threshold names who may publish what of it.',
  'Перелік оприлюднюється українською та англійською мовами.',
];

/** Soon enough to be watched: the ladder of the demonstration reminds four seconds before. */
const untilItIsDue = 75_000;

async function playPackage(client: Client, id: string, tell: Teller): Promise<readonly Played[]> {
  const review = new DemoReview(client, id);
  const papers = (['a', 'b', 'c'] as const).map((letter, at) => {
    const title = titles[at] ?? letter;
    const group = at === 0 ? groups.planning : groups.interoperability;
    return new Paper(client, tell, { letter, reference: `${id}-${letter}`, title, group });
  });
  const due = new Date(Date.now() + untilItIsDue);
  await review.isSetUp();
  return await playedOn(papers, about, async () => {
    await Promise.all(papers.map((paper) => consolidated(paper, id, due)));
    const [first, second, third] = papers;
    if (!first || !second || !third) return;
    await packageSeen(client, review, papers);
    await review.takesOut(third, 'Its costing is not finished (sample).');
    await packageClosed(client, review, [first, second], third);
    await exportedTwice(client, review, first);
    await review.concludesAll([first, second], 'endorsed');
    await published(client, [first, second]);
    await firstReminder(client, review, first);
  });
}

const titles = [
  'What a contract lets the public know (demonstration)',
  'Спільний перелік постачальників (demonstration)',
  'A costing that is not finished (demonstration)',
];

const about = 'a package, its summit and what follows';

async function consolidated(paper: Paper, review: string, due: Date): Promise<void> {
  await paper.isTasked(review);
  await drafted(paper, clauses, due);
  await agreedByTheGroup(paper);
  await advised(paper, 'procurementAgency');
  await advised(paper, 'ministryOfDefence');
  await advised(paper, 'legal');
  await endorsedByTheCommittee(paper);
  // As long as a busy machine needs for three times 33 mails: a silence whose circulation was not
  // delivered before it ends is held.
  await circulated(paper, { seconds: 12 });
  await paper.answer(['LUX'], () => ({
    position: 'reserve',
    statement: 'National laws on secrecy stand (sample).',
  }));
  await paper.reaches('consolidation');
  paper.checks.expect('the silence', paper.latest?.stages.findLast(isSilence)?.outcome, 'agreed');
}

const isSilence = ({ stage }: { readonly stage: string }) => stage === 'silence';
