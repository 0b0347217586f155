import type { MemberContent, PackageContent } from '../../papers/package-paper.ts';

export const ukrainian = 'Закупівлі мають бути швидкими, стійкими та прозорими.';

export const text = [
  '# Competitive procedures',
  'The authorities *announce* every contract.',
  '1. Above the threshold a contract is competed.',
  '2. An exception is published with its reason.',
  `> ${ukrainian}`,
].join('\n\n');

function time(local: string) {
  return { local, zone: 'Europe/Brussels' };
}

export function member(reference: string, more: Partial<MemberContent> = {}): MemberContent {
  return {
    reference,
    title: `Competitive procedures ${reference}`,
    workingGroup: 'WG-1',
    version: 2,
    text: reference.padEnd(64, '0'),
    languages: ['en', 'uk'],
    annexes: [],
    marking: 'NATO UNCLASSIFIED',
    releasability: ['UKR'],
    authority: 'MOD-UKR',
    due: time('2025-03-03T12:00:00'),
    indicator: 'Reported once a year',
    stages: [
      {
        title: 'Silence procedure',
        round: 2,
        outcome: 'agreed',
        closed: time('2024-07-02T18:00:00'),
        positions: [
          {
            body: 'HUN',
            position: 'reserve',
            at: time('2024-06-28T10:00:00'),
            reason: 'Its costs are borne by the requester.',
            statement: null,
          },
        ],
        silent: ['NOR', 'POL'],
      },
    ],
    reservations: [
      {
        stage: 'silence',
        body: 'HUN',
        position: 'reserve',
        reason: 'Its costs are borne by the requester.',
        statement: null,
      },
    ],
    statements: [
      {
        stage: 'silence',
        body: 'FRA',
        position: 'state',
        reason: null,
        statement: 'La France interprète la clause 2 au sens large.',
      },
    ],
    slip: { sentence: 'It has 3 working days of slack.' },
    takenOut: null,
    ...more,
  };
}

export function content(members: readonly MemberContent[]): PackageContent {
  return {
    review: 'sdpr-2024',
    title: 'Strategic Defence Procurement Review',
    procedure: { id: 'sdpr', version: 1 },
    summitAt: time('2024-07-09T09:00:00'),
    closed: time('2024-07-04T09:00:00'),
    manifest: 'c'.repeat(64),
    marking: 'NATO UNCLASSIFIED',
    members,
    notReady: [],
  };
}

export function textsOf(members: readonly MemberContent[], said = text): Map<string, string> {
  return new Map(members.map((one) => [one.text, said]));
}
