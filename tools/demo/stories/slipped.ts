import { cast, groups } from '../cast.ts';
import {
  advised,
  agreedByTheGroup,
  circulated,
  drafted,
  endorsedByTheCommittee,
} from '../drafting.ts';
import type { Story } from '../story.ts';

const clauses = [
  'A direct purchase needs a written justification before the contract is signed.',
  'A justification by urgency is reviewed after six months by somebody who did not sign.',
];

const stage = 'legal-review';

/** (c) A review slips: the ladder is climbed, nothing is decided by it, and it is done late. */
export const slipped: Story = {
  letter: 'c',
  title: 'When to buy directly and when by competition (demonstration)',
  about: 'an expert review that slips and is done late',
  group: groups.interoperability,
  concluded: 'noted',

  async play(paper) {
    const { chair, actionOfficer } = paper.group;
    await drafted(paper, clauses);
    await agreedByTheGroup(paper);
    await advised(paper, 'procurementAgency');
    await advised(paper, 'ministryOfDefence');

    await paper.isTold(cast.legal, 'reminder', stage);
    for (const person of [actionOfficer, chair])
      await paper.isTold(person, 'escalation', stage, 'level 1');
    for (const person of [cast.secretary, cast.committeeChair])
      await paper.isTold(person, 'escalation', stage, 'level 2');
    await paper.isTold(cast.director, 'escalation', stage, 'level 3');
    await paper.isTold(cast.assistantSecretaryGeneral, 'escalation', stage, 'level 4');
    const [waiting] = await paper.inboxOf(cast.legal);
    const { step } = await paper.look();
    paper.checks.expect('what the inbox of the lawyer asks for', waiting?.act, 'advise');
    paper.checks.expect('the level that this inbox shows', waiting?.level, 4);
    paper.checks.expect('the step, however far it escalated', step, 'reviews');

    await advised(paper, 'legal');
    await endorsedByTheCommittee(paper);
    await circulated(paper);
    await paper.reaches('consolidation');
  },

  check(paper, { rounds, events }) {
    const [review] = rounds(stage);
    paper.checks.expect('the review in the end', review?.outcome, 'done');
    const levels = events('escalated')
      .filter(({ event }) => event['stage'] === stage)
      .map(({ event }) => event['level']);
    paper.checks.expect('the levels it was escalated to', levels, [1, 2, 3, 4]);
    const reminders = events('reminded').filter(({ event }) => event['stage'] === stage);
    paper.checks.expect('reminders before it slipped', reminders.length, 1);
    const machine = events('escalated').every(({ by }) => by.machine !== undefined);
    paper.checks.expect('the escalations are the machine’s', machine, true);
    paper.checks.expect('the silence', rounds('silence')[0]?.outcome, 'agreed');
  },
};
