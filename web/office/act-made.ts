import type { Asked } from '../calls/client.ts';
import { conclusions, usualStep, type Formed, type OpenAct, type Words } from './act-fields.ts';
import { annexesIn } from './annexes.ts';
import { lacksIn, listed, written } from './lacking.ts';

type ActAsked = Asked<'/api/recommendations/{reference}/acts'>;

/** What is sent; null while something that it needs is not filled in, or cannot be. */
export function actOf(open: OpenAct, act: Formed, words: Words): ActAsked | null {
  return lacksIn(act, open, words).size > 0 ? null : made(open, act, words);
}

function made(open: OpenAct, act: Formed, words: Words): ActAsked | null {
  const { actingFor } = open;
  const stage = open.stage ?? undefined;
  const window = windowOf(words);
  switch (act) {
    case 'accept':
    case 'accept-evidence':
    case 'request-more-time':
      return { type: act, actingFor };
    case 'lift':
    case 'withdraw-position':
    case 'recuse':
    case 'release-position':
      return { type: act, stage, actingFor };
    case 'convene':
      return { type: act, stage, window, actingFor };
    case 'circulate':
      return { type: act, languages: listed(words.languages ?? ''), window, actingFor };
    case 'reissue':
      return { type: act, window, actingFor };
    case 'conclude':
      return { type: act, outcome: chosen(conclusions, words.concluded) ?? 'endorsed', actingFor };
    case 'determine': {
      const outcome = chosen(open.outcomes, words.outcome) ?? open.outcomes[0];
      const reason = written(words, 'reason');
      const until = outcome === 'extend' ? window : undefined;
      return outcome ? { type: act, stage, outcome, window: until, reason, actingFor } : null;
    }
    case 'extend': {
      const reason = optional(written(words, 'reason'));
      return window ? { type: act, stage, window, reason, actingFor } : null;
    }
    default:
      return ofPaper(act, words, open) ?? reasoned(act, words, open);
  }
}

/** Acts that bring a text or a file. */
function ofPaper(act: Formed, words: Words, { stage, actingFor }: OpenAct): ActAsked | null {
  const text = written(words, 'text');
  switch (act) {
    case 'freeze-version': {
      const annexes = annexesIn(words.annexes ?? '');
      // What is left out is as ever: in English, without annexes.
      const language = words.textLanguage === undefined ? {} : { language: words.textLanguage };
      const paper = annexes.length === 0 ? language : { ...language, annexes: [...annexes] };
      return { type: act, text, ...paper, names: namesOf(words), actingFor };
    }
    case 'add-language-version':
      return { type: act, language: written(words, 'language'), text, actingFor };
    case 'attach': {
      const [attachment, name] = [written(words, 'attachment'), written(words, 'name')];
      return { type: act, attachment, name, actingFor };
    }
    case 'advise': {
      const aligned = words.aligned !== 'no';
      return { type: act, stage: stage ?? undefined, advice: text, aligned, actingFor };
    }
    case 'publish':
      return { type: act, entry: text, actingFor };
    case 'correct-publication':
      return { type: act, entry: text, reason: written(words, 'reason'), actingFor };
    case 'submit-evidence':
      return { type: act, evidence: text, actingFor };
    case 'close-package':
      return { type: act, manifest: text, actingFor };
    default:
      return null;
  }
}

/** Acts that need a reason, or name what they are about. */
function reasoned(act: Formed, words: Words, { stage, actingFor }: OpenAct): ActAsked | null {
  const reason = written(words, 'reason');
  switch (act) {
    case 'mark': {
      const releasability = listed(words.releasability ?? '');
      return { type: act, marking: written(words, 'marking'), releasability, actingFor };
    }
    case 'pass-over':
      return stage === null
        ? null
        : { type: act, stage, body: optional(written(words, 'body')), reason, actingFor };
    case 'undelivered':
      return { type: act, body: written(words, 'body'), actingFor };
    case 'erratum': {
      const instead = optional(written(words, 'instead'));
      const strike = words.strike === 'yes';
      return { type: act, event: Number(words.event), reason, instead, strike, actingFor };
    }
    case 'return':
    case 'reopen': {
      const to = words.step === usualStep ? undefined : words.step;
      return { type: act, to, reason, actingFor };
    }
    case 'migrate-procedure':
      return { type: act, version: Number(words.procedure), reason, actingFor };
    case 'supersede':
      return { type: act, successor: written(words, 'successor'), actingFor };
    case 'raise':
      return { type: act, stage: stage ?? undefined, reason, actingFor };
    case 'refuse-evidence':
    case 'withdraw':
      return { type: act, reason, actingFor };
    default:
      return null;
  }
}

function namesOf(words: Words) {
  const [benchmark, authority, indicator] = [
    written(words, 'benchmark'),
    written(words, 'authority'),
    written(words, 'indicator'),
  ];
  const dueDate = Date.parse(written(words, 'dueDate'));
  if (benchmark === '' || Number.isNaN(dueDate)) return undefined;
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

function chosen<T extends string>(known: readonly T[], word: string | undefined): T | undefined {
  return known.find((one) => one === word);
}

function optional(word: string): string | undefined {
  return word === '' ? undefined : word;
}
