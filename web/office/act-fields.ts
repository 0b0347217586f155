import type { Answer } from '../calls/client.ts';

export type OpenAct = Answer<'/api/recommendations/{reference}'>['acts'][number];

/** What a person fills in for an act; kept as written. */
export type Field =
  | 'text'
  | 'textLanguage'
  | 'annexes'
  | 'benchmark'
  | 'authority'
  | 'dueDate'
  | 'indicator'
  | 'marking'
  | 'releasability'
  | 'languages'
  | 'language'
  | 'aligned'
  | 'outcome'
  | 'concluded'
  | 'length'
  | 'unit'
  | 'body'
  | 'step'
  | 'successor'
  | 'procedure'
  | 'event'
  | 'strike'
  | 'instead'
  | 'attachment'
  | 'name'
  | 'reason';
export type Words = Readonly<Partial<Record<Field, string>>>;

export const units = ['minutes', 'hours', 'calendarDays', 'workingDays', 'seconds'] as const;
export const conclusions = ['endorsed', 'noted', 'withheld'] as const;

/** Where nobody names a step: the one that the procedure means. */
export const usualStep = 'usual';

/** The acts that have a form here, with what each asks for; in the order in which they are offered. */
const forms = {
  accept: [],
  'freeze-version': [
    'text',
    'textLanguage',
    'annexes',
    'benchmark',
    'authority',
    'dueDate',
    'indicator',
  ],
  'add-language-version': ['language', 'text'],
  attach: ['attachment', 'name'],
  advise: ['text', 'aligned'],
  mark: ['marking', 'releasability'],
  convene: ['length'],
  circulate: ['languages', 'length'],
  lift: [],
  'withdraw-position': [],
  'request-more-time': [],
  recuse: [],
  reissue: ['length'],
  determine: ['outcome', 'length', 'reason'],
  'close-package': ['text'],
  conclude: ['concluded'],
  publish: ['text'],
  'correct-publication': ['text', 'reason'],
  'release-position': [],
  'submit-evidence': ['text'],
  'accept-evidence': [],
  'refuse-evidence': ['reason'],
  extend: ['length', 'reason'],
  'pass-over': ['body', 'reason'],
  undelivered: ['body'],
  erratum: ['event', 'reason', 'instead', 'strike'],
  raise: ['reason'],
  return: ['step', 'reason'],
  reopen: ['step', 'reason'],
  'migrate-procedure': ['procedure', 'reason'],
  supersede: ['successor'],
  withdraw: ['reason'],
} as const satisfies Record<string, readonly Field[]>;

export type Formed = keyof typeof forms;

export const formNames: readonly Formed[] = Object.keys(forms).flatMap(
  (name) => formed(name) ?? [],
);

export function formed(act: string): Formed | null {
  return isFormed(act) ? act : null;
}

function isFormed(act: string): act is Formed {
  return Object.hasOwn(forms, act);
}

/** What this act asks for as it is open now: a whole task is passed over, or one of several bodies. */
export function fieldsOf(act: Formed, open: OpenAct, words: Words): readonly Field[] {
  const fields: readonly Field[] = forms[act];
  return fields.filter((field) => isAsked(field, act, open, words));
}

function isAsked(field: Field, act: Formed, open: OpenAct, { event, outcome }: Words): boolean {
  switch (field) {
    case 'body':
      return open.bodies.length > 0;
    case 'step':
      return open.steps.length > 0;
    case 'strike':
      return open.strikes.includes(Number(event));
    case 'length':
      return act !== 'determine' || (outcome ?? open.outcomes[0]) === 'extend';
    default:
      return true;
  }
}
