import type { Answer, Asked } from '../calls/client.ts';

export type OpenAct = Answer<'/api/recommendations/{reference}'>['acts'][number];
type ActAsked = Asked<'/api/recommendations/{reference}/acts'>;

/** What a person fills in for an act; kept as written. */
export type Field =
  | 'text'
  | 'benchmark'
  | 'authority'
  | 'dueDate'
  | 'indicator'
  | 'marking'
  | 'releasability'
  | 'languages'
  | 'aligned'
  | 'outcome'
  | 'length'
  | 'unit'
  | 'reason';
export type Words = Readonly<Partial<Record<Field, string>>>;

export const units = ['minutes', 'hours', 'calendarDays', 'workingDays', 'seconds'] as const;

/** The acts that have a form here, with what each asks for; in the order in which they are offered. */
const forms = {
  accept: [],
  'freeze-version': ['text', 'benchmark', 'authority', 'dueDate', 'indicator'],
  advise: ['text', 'aligned'],
  mark: ['marking', 'releasability'],
  convene: ['length'],
  circulate: ['languages', 'length'],
  lift: [],
  reissue: ['length'],
  determine: ['outcome', 'length', 'reason'],
  publish: ['text'],
  'submit-evidence': ['text'],
  'accept-evidence': [],
  'refuse-evidence': ['reason'],
  'request-more-time': [],
  extend: ['length', 'reason'],
  raise: ['reason'],
  return: ['reason'],
  withdraw: ['reason'],
} as const satisfies Record<string, readonly Field[]>;

export type Formed = keyof typeof forms;

export function formed(act: string): Formed | null {
  return formNames.find((one) => one === act) ?? null;
}

export function fieldsOf(act: Formed): readonly Field[] {
  return forms[act];
}

export const formNames: readonly Formed[] = [
  'accept',
  'freeze-version',
  'advise',
  'mark',
  'convene',
  'circulate',
  'lift',
  'reissue',
  'determine',
  'publish',
  'submit-evidence',
  'accept-evidence',
  'refuse-evidence',
  'request-more-time',
  'extend',
  'raise',
  'return',
  'withdraw',
];

/** What is sent; null while something that it needs is not filled in. */
export function actOf({ stage: named, actingFor, outcomes }: OpenAct, act: Formed, words: Words) {
  const { text = '', reason = '', marking = '' } = given(words);
  const stage = named ?? undefined;
  const whole = (needed: string, asked: ActAsked): ActAsked | null =>
    needed === '' ? null : asked;
  const window = windowOf(words);
  switch (act) {
    case 'accept':
    case 'accept-evidence':
      return { type: act, actingFor };
    case 'request-more-time':
      return { type: act, actingFor };
    case 'lift':
      return { type: act, stage, actingFor };
    case 'freeze-version':
      return whole(text, { type: act, text, names: namesOf(words), actingFor });
    case 'advise':
      return whole(text, {
        type: act,
        stage,
        advice: text,
        aligned: words.aligned !== 'no',
        actingFor,
      });
    case 'mark':
      return whole(marking, {
        type: act,
        marking,
        releasability: listed(words.releasability),
        actingFor,
      });
    case 'convene':
      return { type: act, stage, window, actingFor };
    case 'circulate':
      return { type: act, languages: listed(words.languages), window, actingFor };
    case 'reissue':
      return { type: act, window, actingFor };
    case 'extend':
      return window === undefined
        ? null
        : { type: act, stage, window, ...(reason === '' ? {} : { reason }), actingFor };
    case 'determine': {
      const outcome = outcomes.find((one) => one === words.outcome) ?? outcomes[0];
      if (outcome === undefined || (outcome === 'extend' && window === undefined)) return null;
      const until = outcome === 'extend' ? window : undefined;
      return whole(reason, { type: act, stage, outcome, window: until, reason, actingFor });
    }
    case 'publish':
      return whole(text, { type: act, entry: text, actingFor });
    case 'submit-evidence':
      return whole(text, { type: act, evidence: text, actingFor });
    case 'raise':
      return whole(reason, { type: act, stage, reason, actingFor });
    case 'refuse-evidence':
    case 'return':
    case 'withdraw':
      return whole(reason, { type: act, reason, actingFor });
  }
}

/** All four or none: a version that names only some of them would be refused later. */
function namesOf(words: Words) {
  const { benchmark = '', authority = '', dueDate = '', indicator = '' } = given(words);
  if ([benchmark, authority, dueDate, indicator].includes('')) return undefined;
  return { benchmark, authority, dueDate: new Date(dueDate).toISOString(), indicator };
}

function windowOf({ length = '', unit = 'workingDays' }: Words) {
  const count = Number(length);
  if (!Number.isSafeInteger(count) || count < 1) return undefined;
  switch (unit) {
    case 'seconds':
      return { seconds: count };
    case 'minutes':
      return { minutes: count };
    case 'hours':
      return { hours: count };
    case 'calendarDays':
      return { calendarDays: count };
    default:
      return { workingDays: count };
  }
}

function listed(words = ''): string[] {
  return words
    .split(/[\s,;]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function given(words: Words): Words {
  return Object.fromEntries(Object.entries(words).map(([field, word]) => [field, word.trim()]));
}
