import type { ActAsked, ReviewActAsked } from '../../../api/contract/acts.ts';

const reason = 'For the reasons that were given.';

/** What is sent for each act; a new one without a body here is a type error. */
export function actsAsked(file: string): Readonly<Record<ActAsked['type'], object>> {
  return {
    accept: {},
    'freeze-version': { text: 'Another text.' },
    lift: {},
    'withdraw-position': {},
    recuse: {},
    dispose: { comment: 'c-none', disposition: 'accepted', reason },
    advise: { advice: 'Do it.', aligned: true },
    mark: { marking: 'NATO UNCLASSIFIED', releasability: ['UKR'] },
    'add-language-version': { language: 'fr', text: 'Un texte.' },
    attach: { attachment: file, name: 'file.txt' },
    circulate: { languages: [] },
    convene: {},
    undelivered: { body: 'NOR' },
    'request-more-time': {},
    extend: { window: { hours: 1 } },
    reissue: { text: 'A mended text.' },
    raise: { reason },
    determine: { outcome: 'agreed', reason },
    'pass-over': { stage: 'silence', body: 'NOR', reason },
    publish: { entry: 'An entry.' },
    'correct-publication': { entry: 'A better entry.', reason },
    'release-position': {},
    'refuse-evidence': { reason },
    'submit-evidence': { evidence: 'Done.' },
    'accept-evidence': {},
    withdraw: { reason },
    return: { reason },
    supersede: { successor: 'R-next' },
    'migrate-procedure': { version: 99, reason },
    erratum: { event: 1, reason, strike: false },
    reopen: { reason },
    'close-package': { manifest: 'All of it.' },
    conclude: { outcome: 'endorsed' },
  };
}

export const reviewActsAsked: Readonly<Record<ReviewActAsked['type'], object>> = {
  'close-package': { members: [{ reference: 'R-none', text: 'f'.repeat(64) }] },
  'conclude-member': { reference: 'R-none', outcome: 'noted' },
  'conclude-all': { outcome: 'noted' },
  'take-out': { reference: 'R-none', reason },
  'put-back': { reference: 'R-none', reason },
};
