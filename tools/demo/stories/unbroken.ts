import { groups } from '../cast.ts';
import {
  advised,
  agreedByTheGroup,
  circulated,
  drafted,
  endorsedByTheCommittee,
} from '../drafting.ts';
import type { Story } from '../story.ts';

const clauses = [
  'Every new specification names the NATO standardization agreements that apply to it.',
  'A departure from an agreement gives its reason and its cost.',
  'The list of the agreements most often needed is renewed.',
];

/** (a) Nobody objects, from the tasking to the evidence. */
export const unbroken: Story = {
  letter: 'a',
  title: 'Specifications that refer to NATO standards (demonstration)',
  about: 'a silence that nobody breaks',
  group: groups.interoperability,
  concluded: 'endorsed',

  async play(paper) {
    await drafted(paper, clauses);
    await paper.comments('EST', { kind: 'editorial', clause: '3', text: 'Say how often.' });
    await paper.comments('UKR', {
      kind: 'substantive',
      clause: '2',
      text: 'Name the Allies with whom equipment would no longer be interchangeable.',
    });
    await paper.disposesOfComments('accepted', 'It will be in the explanatory note.');
    await agreedByTheGroup(paper);
    await advised(paper, 'procurementAgency');
    await advised(paper, 'ministryOfDefence');
    await advised(paper, 'legal');
    await endorsedByTheCommittee(paper);
    await circulated(paper);
    await paper.answer(['NOR', 'POL', 'CAN'], () => ({ position: 'agree' }));
    await paper.reaches('consolidation');
  },

  check(paper, { rounds }) {
    const silence = rounds('silence');
    paper.checks.expect('rounds of silence', silence.length, 1);
    paper.checks.expect('the silence', silence[0]?.outcome, 'agreed');
    paper.checks.expect(
      'the instant at which the silence is agreed',
      silence[0]?.closed?.instant,
      silence[0]?.deadline?.instant,
    );
    for (const step of ['tasked', 'drafting', 'agency-review', 'ministry-review', 'legal-review'])
      paper.checks.expect(`the stage ${step}`, rounds(step)[0]?.outcome, 'done');
    for (const step of ['working-group', 'committee'])
      paper.checks.expect(`the stage ${step}`, rounds(step)[0]?.outcome, 'agreed');
  },
};
