const outcomes = [
  'agreed',
  'broken',
  'not-agreed',
  'held',
  'refused',
  'never-opened',
  'raised',
  'returned',
  'withdrawn',
  'superseded',
  'endorsed',
  'noted',
  'withheld',
  'done',
] as const;

/** Outcomes that a procedure adds are just `other`; those of the glossary have words. */
export function outcomeName(outcome: string): (typeof outcomes)[number] | 'other' {
  return outcomes.find((one) => one === outcome) ?? 'other';
}
