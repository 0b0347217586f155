import type { z } from 'zod';
import type { actSchema } from '../../api/contract/acts.ts';

export type Act = z.input<typeof actSchema>;

/** What somebody does, as the live progress tells it. */
export function deed(act: Act): string {
  switch (act.type) {
    case 'dispose':
      return `has ${act.disposition} a comment`;
    case 'extend':
      return 'extends the period';
    case 'determine':
      return `determines: ${act.outcome}`;
    case 'supersede':
      return `replaces it by ${act.successor}`;
    default:
      return words[act.type];
  }
}

type Plain = Exclude<Act['type'], 'dispose' | 'extend' | 'determine' | 'supersede'>;

const words: Record<Plain, string> = {
  accept: 'accepts the tasking',
  'freeze-version': 'freezes a version of the text',
  lift: 'lifts an objection',
  'withdraw-position': 'withdraws its position',
  recuse: 'leaves the electorate',
  advise: 'gives advice',
  'add-language-version': 'adds a language version',
  attach: 'puts a file beside the text',
  mark: 'marks it',
  circulate: 'circulates it: the silence begins',
  convene: 'convenes a meeting',
  undelivered: 'says that it did not arrive',
  'request-more-time': 'asks for more time',
  reissue: 're-issues it',
  raise: 'raises it to a higher body',
  'pass-over': 'goes on without somebody who never answers',
  publish: 'publishes it',
  'correct-publication': 'corrects what was published',
  'release-position': 'releases its position',
  'refuse-evidence': 'refuses the evidence',
  'submit-evidence': 'submits evidence',
  'accept-evidence': 'accepts the evidence',
  'migrate-procedure': 'moves it to another version of its procedure',
  withdraw: 'withdraws it',
  return: 'returns it',
  erratum: 'corrects a mistake',
  reopen: 'reopens it',
  'close-package': 'closes its package',
  conclude: 'concludes it',
};
