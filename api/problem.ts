import type { RefusalCode } from '../domain/decision.ts';
import type { Language } from '../domain/words/languages.ts';
import type { Said } from '../domain/words/say.ts';
import { told } from './shown/told.ts';
import { problemTitles } from './words/problem-titles.ts';

/** What goes wrong at the edge itself, before or beside the rules. */
export type EdgeCode =
  | 'malformed-json'
  | 'invalid-request'
  | 'body-too-large'
  | 'headers-too-large'
  | 'malformed-request'
  | 'request-too-slow'
  | 'unknown-expectation'
  | 'wrong-content-type'
  | 'unknown-address'
  | 'method-not-allowed'
  | 'too-many-requests'
  | 'key-missing'
  | 'key-reused'
  | 'sign-in-needed'
  | 'token-refused'
  | 'session-ended'
  | 'two-sign-ins'
  | 'cross-origin'
  | 'sign-in-failed'
  | 'fresh-sign-in-needed'
  | 'unknown-session'
  | 'unknown-service-account'
  | 'not-in-scope'
  | 'no-mandate'
  | 'acting-for-needed'
  | 'not-allowed'
  | 'unknown-review'
  | 'unknown-procedure'
  | 'unknown-body'
  | 'unknown-person'
  | 'unknown-mandate'
  | 'unknown-receipt'
  | 'unknown-attachment'
  | 'unsuitable-attachment'
  | 'not-released'
  | 'unknown-calendar'
  | 'unknown-mail'
  | 'unknown-feed'
  | 'unknown-entry'
  | 'not-signed-yet'
  | 'unknown-text'
  | 'redacted'
  | 'not-redactable'
  | 'already-exists'
  | 'unknown-stand-in'
  | 'unknown-authorisation'
  | 'self-approval'
  | 'stand-in-chain'
  | 'stand-in-cycle'
  | 'wider-than-held'
  | 'mandate-ended'
  | 'claimed'
  | 'not-awaited'
  | 'nothing-claimed'
  | 'plan-infeasible'
  | 'no-sample'
  | 'too-costly'
  | 'recorded-late'
  | 'recorded-void'
  | 'acceptance-unknown'
  | 'service-unavailable'
  | 'unexpected';

export type ProblemCode = RefusalCode | EdgeCode;

type ProblemRow = readonly [status: number, title: string];

/** What the rules refuse with. */
export const refusalProblems: Readonly<Record<RefusalCode, ProblemRow>> = {
  'not-your-office': [403, 'Another office does this'],
  'not-your-body': [403, 'Another body speaks here'],
  'not-in-electorate': [403, 'Not in the electorate'],
  'no-letter': [403, 'No mandate to speak for that body'],
  'separation-of-duties': [403, 'Another person must do this'],
  'unknown-recommendation': [404, 'Unknown recommendation'],
  'unknown-comment': [404, 'Unknown comment'],
  'unknown-version': [404, 'Unknown version'],
  'language-twice': [409, 'The version has a text in this language'],
  'unknown-stage': [404, 'Unknown stage'],
  'unknown-step': [404, 'Unknown step'],
  'unknown-event': [404, 'Unknown event'],
  'unknown-position': [422, 'The procedure does not know this position'],
  'not-tasked': [409, 'Not tasked yet'],
  'already-tasked': [409, 'The reference is taken'],
  over: [409, 'The recommendation is over'],
  held: [409, 'The recommendation is held'],
  elsewhere: [409, 'The recommendation is outside the route'],
  'stage-not-open': [409, 'The stage is not open'],
  'stage-closed': [409, 'The stage is closed'],
  'ambiguous-stage': [409, 'Several stages are open'],
  'text-changed': [409, 'The text has changed'],
  'nothing-to-lift': [409, 'There is nothing to lift'],
  'nothing-to-withdraw': [409, 'There is no position to withdraw'],
  'nothing-broken': [409, 'Nothing is broken'],
  'nothing-to-extend': [409, 'There is nothing to extend'],
  'extension-too-late': [409, 'Too late for an extension'],
  'extensions-used-up': [409, 'No extension is left'],
  'rounds-used-up': [409, 'No round is left'],
  'not-permitted-now': [409, 'Not permitted now'],
  'not-asked-for': [409, 'Not asked for'],
  'already-disposed': [409, 'The comment is disposed of already'],
  'comments-closed': [409, 'Comments are closed'],
  'requirement-unmet': [409, 'A requirement is not met'],
  'determination-forbidden': [409, 'The determination is forbidden'],
  'same-text': [409, 'The text is the same'],
  'not-received': [409, 'It was not received'],
  'package-changed': [409, 'The package has changed'],
  'package-closed': [409, 'The package is closed'],
  'package-open': [409, 'The package is still open'],
  'already-concluded': [409, 'Concluded already'],
  'reason-needed': [422, 'A reason is needed'],
  'extension-not-later': [422, 'The extension is not later'],
  'extension-too-long': [422, 'The extension is too long'],
  'window-out-of-bounds': [422, 'The window is out of bounds'],
  'time-skipped': [422, 'The clock skips this time'],
  'time-repeated': [422, 'The clock shows this time twice'],
  'calendar-ends': [422, 'Beyond the calendar'],
  'service-report-needed': [503, 'The service cannot tell yet'],
};

const edgeProblems: Readonly<Record<EdgeCode, ProblemRow>> = {
  'malformed-json': [400, 'The body is not JSON'],
  'invalid-request': [400, 'The request does not fit its description'],
  'body-too-large': [413, 'The body is too large'],
  'headers-too-large': [431, 'The headers are too large'],
  'malformed-request': [400, 'This is no request'],
  'request-too-slow': [408, 'The request came too slowly'],
  'unknown-expectation': [417, 'Nobody here does what is expected'],
  'wrong-content-type': [415, 'The body is of the wrong content type'],
  'unknown-address': [404, 'Nothing is at this address'],
  'method-not-allowed': [405, 'This address does not answer to that method'],
  'too-many-requests': [429, 'Too many requests'],
  'key-missing': [400, 'The Idempotency-Key is missing or unusable'],
  'key-reused': [422, 'The Idempotency-Key was used for something else'],
  'sign-in-needed': [401, 'Sign in first'],
  'token-refused': [401, 'The token is not accepted'],
  'session-ended': [401, 'Not signed in any more'],
  'two-sign-ins': [400, 'Signed in twice'],
  'cross-origin': [403, 'Sent from another site'],
  'sign-in-failed': [400, 'The sign-in did not succeed'],
  'fresh-sign-in-needed': [401, 'Sign in afresh to sign this'],
  'unknown-session': [404, 'Unknown session'],
  'unknown-service-account': [404, 'Unknown service account'],
  'not-in-scope': [403, 'Not in the scope of the service account'],
  'no-mandate': [403, 'No valid mandate'],
  'acting-for-needed': [400, 'Say for whom you act'],
  'not-allowed': [403, 'Not permitted'],
  'unknown-review': [404, 'Unknown review'],
  'unknown-procedure': [404, 'Unknown procedure'],
  'unknown-body': [404, 'Unknown body'],
  'unknown-person': [404, 'Unknown person'],
  'unknown-mandate': [404, 'Unknown mandate'],
  'unknown-receipt': [404, 'Unknown receipt'],
  'unknown-attachment': [404, 'Unknown attachment'],
  'unsuitable-attachment': [415, 'Not a file that can be attached'],
  'not-released': [403, 'Not released to you'],
  'unknown-mail': [404, 'Unknown mail'],
  'unknown-feed': [404, 'Unknown calendar feed'],
  'unknown-entry': [404, 'Unknown entry of the log'],
  'unknown-text': [404, 'Unknown text'],
  redacted: [410, 'Redacted'],
  'not-redactable': [409, 'It cannot be redacted now'],
  'not-signed-yet': [503, 'Not signed yet'],
  'unknown-calendar': [400, 'Unknown country or zone'],
  'already-exists': [409, 'It exists already'],
  'unknown-stand-in': [404, 'Unknown stand-in'],
  'unknown-authorisation': [404, 'Unknown authorisation'],
  'self-approval': [403, 'Nobody does this for themselves'],
  'stand-in-chain': [409, 'What was lent is not lent on'],
  'stand-in-cycle': [409, 'Each would act for the other'],
  'wider-than-held': [422, 'Wider than what is held'],
  'mandate-ended': [409, 'The mandate has ended'],
  claimed: [409, 'Somebody else has claimed it'],
  'not-awaited': [409, 'Nothing is awaited there'],
  'nothing-claimed': [409, 'Nobody has claimed it'],
  'recorded-late': [409, 'On record as late, not counted'],
  'recorded-void': [409, 'On record as void, not counted'],
  'plan-infeasible': [422, 'The plan cannot hold'],
  'no-sample': [409, 'No sample review here'],
  'too-costly': [422, 'It takes more computing than there is'],
  'acceptance-unknown': [503, 'Not known whether it was accepted'],
  'service-unavailable': [503, 'The service is not available'],
  unexpected: [500, 'Something unexpected happened'],
};

/** The one table from code to HTTP status and title; RFC 9457 calls the code the problem's type. */
export const problems: Readonly<Record<ProblemCode, ProblemRow>> = {
  ...edgeProblems,
  ...refusalProblems,
};

export type FieldFault = { readonly path: string; readonly message: Said };

/** What a problem may add to its code and its sentence. */
export type ProblemExtras = {
  readonly errors?: readonly FieldFault[];
  readonly retryAfterSeconds?: number;
  /** `WWW-Authenticate` of a 401, where it says more than the usual one. */
  readonly challenge?: string;
  /** More members of the problem document, for example `earliestSummit`. */
  readonly more?: Readonly<Record<string, unknown>>;
};

/** An error answer on its way out; `detail` says what happened, what is true now, what to do. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly extras: ProblemExtras;
  /** The detail for readers of other languages; `message` says it in English, as the log does. */
  readonly said: Said;
  constructor(code: ProblemCode, detail: Said, extras: ProblemExtras = {}) {
    super(detail.text);
    this.said = detail;
    this.code = code;
    this.extras = extras;
  }

  get status(): number {
    return problems[this.code][0];
  }
}

export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(refusalProblems, code);
}

/** The problem document of RFC 9457 for one request, in the language of whoever reads it. */
export function problemDocument(problem: Problem, requestId: string, language: Language) {
  const [status, title] = problems[problem.code];
  const { errors, more } = problem.extras;
  return {
    type: `/api/docs/problems#${problem.code}`,
    title: language === 'en' ? title : problemTitles[language][problem.code],
    status,
    detail: told(language, problem.said),
    code: problem.code,
    instance: `/requests/${requestId}`,
    ...(errors === undefined
      ? {}
      : {
          errors: errors.map(({ path, message }) => ({ path, message: told(language, message) })),
        }),
    ...more,
  };
}
