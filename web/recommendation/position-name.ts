const positions = [
  'agree',
  'object',
  'amend',
  'reserve',
  'state',
  'abstain',
  'not-participating',
  'recuse',
  'yes',
  'no',
  'no-objection',
  'discuss',
  'approve',
  'disapprove',
  'reject',
  'support',
  'formal-objection',
  'uphold',
  'overrule',
] as const;

/** Positions that a procedure adds are shown by their own name; those of the glossary in words. */
export function positionName(position: string): (typeof positions)[number] | 'other' {
  return positions.find((one) => one === position) ?? 'other';
}
