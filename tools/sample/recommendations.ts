import { readFileSync } from 'node:fs';
import { groupMembers, type GroupId } from './groups.ts';
import {
  accepted,
  advised,
  agreed,
  commented,
  disposed,
  frozen,
  marked,
  raised,
  type Step,
} from './steps.ts';

export type SampleRecommendation = {
  readonly reference: string;
  readonly title: string;
  readonly workingGroup: GroupId;
  /** What has been done with it so far, in order. */
  readonly steps: readonly Step[];
};

function text(reference: string): string {
  return readFileSync(new URL(`texts/${reference}.md`, import.meta.url), 'utf8');
}

/** The chair accepts the tasking and freezes a text that names what the gate asks for. */
function drafted(
  reference: string,
  group: GroupId,
  names: { benchmark: string; dueDate: string; indicator: string },
): Step[] {
  const dueDate = { local: `${names.dueDate}T12:00:00`, zone: 'Europe/Brussels' };
  const whole = { ...names, authority: 'MOD-UKR', dueDate };
  return [accepted(group), frozen(group, text(reference), whole)];
}

function advisedByAll(): Step[] {
  return [
    advised('NSPA', 'Sample advice: it can be applied to the contracts that the agency manages.'),
    advised('MOD-UKR', 'Sample advice: the ministry can carry it out with its present staff.'),
    advised('LEGAL', 'Sample advice: no law has to change first; releasable to Ukraine.'),
  ];
}

const interoperability: SampleRecommendation = {
  reference: 'SDPR-01',
  title: 'Specifications that refer to NATO standards (sample)',
  workingGroup: 'WG-1',
  steps: [
    ...drafted('SDPR-01', 'WG-1', {
      benchmark: 'Share of specifications that name the standardization agreements',
      dueDate: '2027-03-31',
      indicator: 'Nine in ten new specifications name them',
    }),
    commented('DEU', 'editorial', '3', 'Say "renews it every January" so that it is no one-off.'),
    disposed('WG-1', 1, 'Taken over.'),
    ...agreed(groupMembers['WG-1']),
    ...advisedByAll(),
    marked(),
    ...agreed(['NOR', 'EST', 'POL', 'NLD', 'CAN', 'LUX', 'SVN', 'DNK', 'BEL']),
  ],
};

const planning: SampleRecommendation = {
  reference: 'SDPR-02',
  title: 'A rolling five-year procurement plan (sample)',
  workingGroup: 'WG-2',
  steps: [
    ...drafted('SDPR-02', 'WG-2', {
      benchmark: 'Planning cycles of Allies',
      dueDate: '2027-09-01',
      indicator: 'A plan that covers five years is in force',
    }),
    ...agreed(groupMembers['WG-2']),
    advised('MOD-UKR', 'Sample advice: the first plan can be ready within nine months.'),
  ],
};

const procedures: SampleRecommendation = {
  reference: 'SDPR-03',
  title: 'When to buy directly and when by competition (sample)',
  workingGroup: 'WG-3',
  steps: [
    ...drafted('SDPR-03', 'WG-3', {
      benchmark: 'Share of direct purchases in Allied defence procurement',
      dueDate: '2027-06-30',
      indicator: 'Every direct purchase has its justification on file',
    }),
    commented('CZE', 'editorial', '2', 'Number the three reasons.'),
    disposed('WG-3', 1, 'Done with the next version.'),
    commented(
      'CAN',
      'substantive',
      '4',
      'Two reference prices are not always to be had; say "where they exist".',
    ),
    commented(
      'DNK',
      'critical',
      '3',
      'Six months are too long to wait with the review of an urgent purchase.',
    ),
    ...agreed(['ITA', 'ROU']),
  ],
};

const secrecy: SampleRecommendation = {
  reference: 'SDPR-04',
  title: 'Less secrecy where security allows it (sample)',
  workingGroup: 'WG-4',
  steps: [
    ...drafted('SDPR-04', 'WG-4', {
      benchmark: 'What Allies publish on classified contracts',
      dueDate: '2027-12-31',
      indicator: 'Number and value of classified contracts are published',
    }),
    ...agreed(groupMembers['WG-4']),
    ...advisedByAll(),
    marked(),
    raised('Sample reason: the levels of secrecy touch more than procurement.'),
    ...agreed(['PRT', 'LVA', 'FIN']),
  ],
};

const parliament: SampleRecommendation = {
  reference: 'SDPR-05',
  title: 'A yearly report to parliament (sample)',
  workingGroup: 'WG-4',
  steps: [
    ...drafted('SDPR-05', 'WG-4', {
      benchmark: 'Reports of Allied ministries to their parliaments',
      dueDate: '2027-03-31',
      indicator: 'The report is given by 31 March',
    }),
    ...agreed(groupMembers['WG-4']),
    ...advisedByAll(),
  ],
};

const lessons: SampleRecommendation = {
  reference: 'SDPR-06',
  title: 'Lessons learned, in both directions (sample)',
  workingGroup: 'WG-1',
  steps: [
    ...drafted('SDPR-06', 'WG-1', {
      benchmark: 'Exchanges held in a year',
      dueDate: '2027-01-31',
      indicator: 'Two exchanges a year, each with a record',
    }),
    ...agreed(['NOR', 'FRA', 'UKR']),
  ],
};

const suppliers: SampleRecommendation = {
  reference: 'SDPR-07',
  title: 'One register of suppliers for Ukraine and the Allies (sample)',
  workingGroup: 'WG-3',
  steps: [accepted('WG-3')],
};

/** Tasked and not even accepted yet; it comes last, so that where it is everything is. */
const prices: SampleRecommendation = {
  reference: 'SDPR-08',
  title: 'A shared set of reference prices (sample)',
  workingGroup: 'WG-2',
  steps: [],
};

/** Invented recommendations in the themes that the ministry named, each at another stage. */
export const sampleRecommendations: readonly SampleRecommendation[] = [
  interoperability,
  planning,
  procedures,
  secrecy,
  parliament,
  lessons,
  suppliers,
];

export const lastRecommendation: SampleRecommendation = prices;
