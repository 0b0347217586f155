import { nations } from '../../sample/offices.ts';
import { cast, groups } from '../cast.ts';
import {
  advised,
  agreedByTheGroup,
  circulable,
  circulated,
  document,
  drafted,
  endorsedByTheCommittee,
} from '../drafting.ts';
import type { Paper } from '../paper.ts';
import type { Story } from '../story.ts';

const clauses = [
  'The ministry keeps a procurement plan that covers five years.',
  'For each capability it states the need, the expected cost and the year of contract.',
  'Suppliers are given the plan on the day on which it is agreed.',
];
const amended = [
  ...clauses.slice(0, 2),
  'Suppliers are given a version of the plan without classified figures, all on the same day.',
];

const objector = 'BEL';
const reserving = 'LUX';

/** (b) A timely objection breaks the silence; the amended text is agreed with one reservation. */
export const reissued: Story = {
  letter: 'b',
  title: 'A rolling five-year procurement plan (demonstration)',
  about: 'a silence that is broken, and a text that is re-issued',
  group: groups.planning,
  concluded: 'endorsed',

  async play(paper) {
    await drafted(paper, clauses);
    await agreedByTheGroup(paper);
    await advised(paper, 'procurementAgency');
    await advised(paper, 'ministryOfDefence');
    await advised(paper, 'legal');
    await endorsedByTheCommittee(paper);
    await circulated(paper);
    await brokenByOne(paper);
    await amendedAndReissued(paper);
    await circulated(paper);
    await answeredByAll(paper);
    await paper.reaches('consolidation');
  },

  check(paper, { rounds, events }) {
    const [first, second] = rounds('silence');
    const { checks } = paper;
    checks.expect('who broke the silence', events('silence-broken')[0]?.event['body'], objector);
    checks.expect('the first silence was not agreed', first?.outcome === 'agreed', false);
    checks.expect('the text of the second silence', second?.version, 2);
    checks.expect('the second silence', second?.outcome, 'agreed');
    checks.expect('the committee endorses again', rounds('committee')[1]?.outcome, 'agreed');
    const answers = events('responded').filter(
      ({ event }) => event['stage'] === 'silence' && event['round'] === 2,
    );
    checks.expect('answers in the second silence', answers.length, nations.length);
    const counted = answers.filter(({ event }) => event['status'] === 'counted');
    checks.expect('answers that count', counted.length, nations.length);
    checks.expect(
      'the reservation is attached',
      second?.reason?.includes(`${reserving} (reserve)`),
      true,
    );
  },
};

async function brokenByOne(paper: Paper): Promise<void> {
  const reason = 'Clause 3 would give suppliers figures that are classified (sample).';
  await paper.answer([objector], () => ({ position: 'object', reason }));
  await paper.isTold(cast.presidingOfficer, 'broken', 'silence');
}

async function amendedAndReissued(paper: Paper): Promise<void> {
  await paper.does(paper.group.chair, {
    type: 'freeze-version',
    text: document(paper, amended),
  });
  await paper.does(cast.presidingOfficer, { type: 'reissue' });
  await circulable(paper);
}

/** All 32 in the same second. */
async function answeredByAll(paper: Paper): Promise<void> {
  const statement = 'Agreed on the understanding that national laws on secrecy stand (sample).';
  await paper.answer(nations, (body) =>
    body === reserving ? { position: 'reserve', statement } : { position: 'agree' },
  );
}
