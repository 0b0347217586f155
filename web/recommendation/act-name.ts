const acts = [
  'respond',
  'lift',
  'accept',
  'freeze-version',
  'advise',
  'circulate',
  'convene',
  'determine',
  'reissue',
  'dispose',
  'mark',
  'close-package',
  'conclude',
  'publish',
  'submit-evidence',
  'accept-evidence',
  'comment',
  'extend',
  'withdraw',
] as const;

/** The name under which the words know an act. */
export function actName(act: string): (typeof acts)[number] | 'other' {
  return acts.find((one) => one === act) ?? 'other';
}
