import { z } from 'zod';
import { responseShown } from '../../api/contract/recommendations.ts';
import type { Client } from '../sample/client.ts';
import { cast, groups } from './cast.ts';
import {
  advised,
  agreedByTheGroup,
  circulated,
  document,
  drafted,
  endorsedByTheCommittee,
} from './drafting.ts';
import { Paper, type Teller } from './paper.ts';
import { DemoReview } from './review.ts';
import { comparedByClause, matrixAsDocument } from './scenes/comparison.ts';
import { refusedDate } from './scenes/date.ts';
import { checkLetter, letterForThree } from './scenes/letter.ts';
import { recused } from './scenes/recusal.ts';
import { lentMandate } from './scenes/stand-in.ts';
import { playedOn, type Show } from './show.ts';

/** How nations work: absent, together, or not at all. */
export const delegationsShow: Show = {
  about: `how delegations work: a date that cannot hold is refused with the earliest that could, a text
is compared by clause, the comment matrix is a document, a stand-in acts and is called back,
one letter speaks for several nations where it may, one nation leaves the electorate`,
  play: async (client, id, tell) => {
    const paper = paperOf(client, id, tell);
    return await playedOn([paper], about, async () => await playDelegations(client, id, paper));
  },
};

const about = 'what delegations do between the tasking and the silence';

const clauses = [
  'Allies and Ukraine name a contact point for urgent procurement.',
  'The contact point answers within a reasonable time.',
  'A list of the contact points is kept by the International Staff.',
];
const amended = [clauses[0], 'The contact point answers within two working days.', clauses[2]];

function paperOf(client: Client, id: string, tell: Teller): Paper {
  const title = 'A contact point for urgent procurement (demonstration)';
  const group = groups.interoperability;
  return new Paper(client, tell, { letter: 'd', reference: `${id}-d`, title, group });
}

async function playDelegations(client: Client, id: string, paper: Paper): Promise<void> {
  await refusedDate(client, paper);
  await new DemoReview(client, id).isSetUp();
  await paper.isTasked(id);
  await drafted(paper, clauses);
  await amendedByAComment(paper);
  await comparedByClause(client, paper);
  await matrixAsDocument(client, paper);
  await agreedByTheGroup(paper);
  await advised(paper, 'procurementAgency');
  await advised(paper, 'ministryOfDefence');
  await advised(paper, 'legal');
  await endorsedByTheCommittee(paper);
  await circulated(paper);
  await lentMandate(client, paper);
  await letterForThree(client, paper);
  await recused(paper);
  await paper.reaches('consolidation');
  await inTheEnd(client, paper);
}

async function amendedByAComment(paper: Paper): Promise<void> {
  const text = 'Say "within two working days": what is reasonable differs between capitals.';
  await paper.comments('EST', { kind: 'substantive', clause: '2', text });
  await paper.disposesOfComments('accepted', 'Taken over.');
  await paper.does(paper.group.chair, {
    type: 'freeze-version',
    text: document(
      paper,
      amended.filter((clause) => clause !== undefined),
    ),
  });
}

const Responses = z.object({ items: z.array(responseShown) });

async function inTheEnd(client: Client, paper: Paper): Promise<void> {
  const { checks, address } = paper;
  const at = `${address}/responses`;
  const { items } = await client.read(cast.secretary.id, at, Responses);
  const counted = items.filter(({ stage, status }) => stage === 'silence' && status === 'counted');
  checkLetter(paper, new Map(counted.map(({ body, letter }) => [body, letter])));
  const bodies = counted.map(({ body }) => body).toSorted();
  checks.expect('whose answers count', bodies, ['BEL', 'DNK', 'NOR']);
  const silence = paper.latest?.stages.findLast(({ stage }) => stage === 'silence');
  checks.expect('the silence', silence?.outcome, 'agreed');
  checks.expect('the text of the silence', silence?.version, 2);
}
