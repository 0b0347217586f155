const positions = [
  'agree',
  'object',
  'amend',
  'reserve',
  'state',
  'abstain',
  'not-participating',
  'recuse',
] as const;

/** Positions that a procedure adds are shown by their own name; those of the glossary in words. */
export function positionName(position: string): (typeof positions)[number] | 'other' {
  return positions.find((one) => one === position) ?? 'other';
}
