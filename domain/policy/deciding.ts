import type { Act } from '../command.ts';
import type { ReviewAct } from '../review/command.ts';
import { deskRoles, outcomeRoles, speakingRoles } from './roles.ts';
import type { ActRow } from './row.ts';

/** The acts that workflows decide, of recommendations and of reviews. */
export type DecidingAct = Act['type'] | ReviewAct['type'];

type More = Pick<ActRow, 'offices'>;

/** An act of the desk that the procedure names for it. */
function ofDesk(does: string, more: More = {}): ActRow {
  return { does, grants: [{ where: 'desk', roles: deskRoles }], seen: 'concerned', ...more };
}

/** The same where it declares what a matter comes to. */
function ofOutcome(does: string, more: More = {}): ActRow {
  const grants = [{ where: 'desk', roles: outcomeRoles }] as const;
  return { does, grants, binds: 'outcome', seen: 'concerned', ...more };
}

/** The same where it opens or moves the time in which silence is consent, so that it counts as one's word. */
function ofSilence(does: string): ActRow {
  return { ...ofDesk(does), binds: 'silence' };
}

/** What a body says or takes back in an electorate, through whoever speaks for it. */
function ofNation(does: string): ActRow {
  const grants = [{ where: 'electorate', roles: speakingRoles }] as const;
  return { does, grants, binds: 'nation', seen: 'own-body-and-officers' };
}

/** Nobody's act: the rules themselves bring it about. */
function ofMachine(does: string): ActRow {
  return { does, grants: [], seen: 'concerned' };
}

const secretary = { offices: ['secretary'] };
const presiding = { offices: ['presiding-officer'] };

/** A procedure's desks narrow each row; nothing widens it. */
export const deciding: Readonly<Record<DecidingAct, ActRow>> = {
  task: {
    does: 'task a working group with a recommendation',
    grants: [
      { where: 'anywhere', roles: ['secretary', 'presiding-officer', 'service'] },
      { where: 'desk', roles: ['champion'] },
      { where: 'own-body', roles: ['chair'] },
    ],
    scope: 'start',
    seen: 'concerned',
  },
  accept: ofDesk('accept a tasking'),
  'freeze-version': ofDesk('freeze a version of the text'),
  'add-language-version': ofDesk('put a language version beside a text'),
  attach: ofDesk('put a file beside a version'),
  respond: ofNation('give a position'),
  lift: ofNation('lift an objection'),
  'withdraw-position': ofNation('take a position back'),
  recuse: ofNation('leave an electorate'),
  'release-position': {
    does: 'let everybody know a position that was given',
    grants: [{ where: 'own-body', roles: speakingRoles }],
    binds: 'nation',
    seen: 'everybody',
  },
  'request-more-time': {
    does: 'ask for more time',
    grants: [{ where: 'electorate', roles: speakingRoles }],
    seen: 'own-body-and-officers',
  },
  comment: {
    does: 'comment on the text',
    grants: [{ where: 'own-body', roles: deskRoles }],
    seen: 'concerned',
  },
  dispose: ofDesk('dispose of a comment'),
  advise: ofDesk('give advice'),
  mark: ofDesk('mark a text and release it'),
  circulate: ofSilence('circulate a text'),
  convene: ofSilence('open a stage by a meeting'),
  undelivered: ofDesk('say that a circulation did not arrive'),
  extend: ofSilence('extend a period'),
  reissue: ofSilence('re-issue a broken text'),
  'pass-over': ofDesk('go on without a body that never answers'),
  raise: ofOutcome('raise a matter to a higher body'),
  determine: ofOutcome('find the outcome of a stage', presiding),
  erratum: ofDesk('correct a mistaken act, keeping both on record', secretary),
  withdraw: ofOutcome('withdraw a recommendation'),
  return: ofOutcome('return a recommendation to an earlier step'),
  supersede: ofOutcome('replace a recommendation by another'),
  reopen: ofOutcome('reopen what a summit withheld'),
  'migrate-procedure': ofDesk('move a recommendation to another version of its procedure', {
    offices: ['presiding-officer', 'secretary'],
  }),
  'close-package': ofDesk('close the package', secretary),
  'take-out': ofDesk('take a recommendation out of the package', secretary),
  'put-back': ofDesk('put a recommendation back into the package', secretary),
  conclude: ofOutcome("put the summit's word on a recommendation on record", presiding),
  'conclude-member': ofOutcome("put the summit's word on a member on record", presiding),
  'conclude-all': ofOutcome("put the summit's word on all members on record", presiding),
  publish: { ...ofDesk('publish an entry in the register'), seen: 'everybody' },
  'correct-publication': { ...ofDesk('correct a published entry'), seen: 'everybody' },
  'submit-evidence': ofDesk('submit evidence of implementation', {
    offices: ['authority', 'action-officer'],
  }),
  'accept-evidence': ofDesk('accept evidence of implementation'),
  'refuse-evidence': ofDesk('refuse evidence of implementation'),
  'open-review': {
    does: 'set a review up',
    grants: [{ where: 'anywhere', roles: ['secretary', 'presiding-officer'] }],
    seen: 'concerned',
  },
  'report-member': ofMachine('a recommendation tells its review where it stands'),
  hold: ofMachine('hold what nobody can be sure of'),
  'time-passed': ofMachine('let time pass'),
};
