import { deskRoles, insideRoles, roles, textRoles } from './roles.ts';
import type { ActRow, Grant } from './row.ts';

const signedIn = [{ where: 'anywhere', roles: 'signed-in' }] as const;
const anybody = [{ where: 'anywhere', roles: 'anybody' }] as const;
const own = [{ where: 'own', roles: 'signed-in' }] as const;
const inside = [{ where: 'anywhere', roles: insideRoles }] as const;
/** Whom it does not concern is answered as if it were not there. */
const concerned = [{ where: 'concerned', roles }] as const satisfies readonly Grant[];

function ofMatter(does: string) {
  return { does, grants: concerned, scope: 'query', seen: 'own' } as const;
}

/** Whatever is only looked at; how much of it is shown is sees.ts and releasability.ts. */
export const reading = {
  'read-recommendations': ofMatter('list recommendations'),
  'read-recommendation': ofMatter('see where a recommendation stands'),
  'read-timeline': ofMatter('read what happened to a recommendation'),
  'read-responses': ofMatter('read positions'),
  'read-texts': ofMatter('read the versions of a text and what changed'),
  'read-comments': ofMatter('read the comment matrix'),
  'read-file': ofMatter('read a file of a version'),
  'read-reviews': ofMatter('list reviews'),
  'read-review': ofMatter('see where a review stands'),
  'read-board': ofMatter('see the board of a review'),
  'read-plan': ofMatter('see the plan of a review'),
  'read-package': {
    does: 'read the package of a review',
    grants: [{ where: 'concerned', roles: textRoles }],
    seen: 'own',
  },
  'read-implementation': ofMatter('see what endorsed recommendations still ask for'),
  'read-inbox': { does: 'see what waits for them', grants: own, seen: 'own' },
  'read-notices': { does: 'read what they were told', grants: own, seen: 'own' },
  'read-self': { does: 'see who they are here', grants: own, seen: 'own' },
  'read-receipt': { does: 'see what became of a request of theirs', grants: own, seen: 'own' },
  'read-calendar': {
    does: 'see their deadlines by the address of their calendar',
    grants: anybody,
    seen: 'own',
  },
  'read-register': { does: 'read the public register', grants: anybody, seen: 'own' },
  'read-checkpoint': { does: 'read the signed state of the log', grants: signedIn, seen: 'own' },
  'read-proof': {
    does: 'ask for a proof about the log, which tells hashes alone',
    grants: signedIn,
    seen: 'own',
  },
  'read-entries': {
    does: 'read the entries of the log, as far as they may know what each is about',
    grants: [{ where: 'anywhere', roles: ['auditor', 'secretary', 'presiding-officer'] }],
    seen: 'own',
  },
  'read-body-record': {
    does: 'take out everything that a body said and was sent',
    grants: [{ where: 'own-body', roles: deskRoles }],
    seen: 'own',
  },
  'read-procedures': { does: 'read procedures', grants: signedIn, scope: 'query', seen: 'own' },
  'check-procedure': {
    does: 'have a procedure checked or a case played',
    grants: signedIn,
    scope: 'query',
    seen: 'own',
  },
  'read-bodies': { does: 'list bodies', grants: signedIn, scope: 'query', seen: 'own' },
  'read-people': { does: 'list people', grants: inside, seen: 'own' },
  'read-addresses': {
    does: 'see the addresses of people',
    grants: [{ where: 'anywhere', roles: ['secretary', 'registrar'] }],
    seen: 'own',
  },
  'read-services': {
    does: 'list service accounts',
    grants: [{ where: 'anywhere', roles: ['secretary', 'registrar', 'auditor'] }],
    seen: 'keepers',
  },
  'read-mandates': { does: 'see who acts for a body', grants: inside, seen: 'own' },
  'read-stand-ins': { does: 'see who stands in for whom', grants: inside, seen: 'own' },
  'read-reasons-of-absence': {
    does: 'read why somebody has a stand-in',
    grants: [
      { where: 'own-body', roles },
      { where: 'anywhere', roles: ['secretary'] },
    ],
    seen: 'own',
  },
  'read-authorisations': {
    does: 'see who may speak for whom by letter',
    grants: [
      { where: 'own-body', roles: insideRoles },
      { where: 'anywhere', roles: ['secretary', 'auditor'] },
    ],
    seen: 'own',
  },
  'read-redactions': {
    does: 'list all that was redacted',
    grants: [
      { where: 'anywhere', roles: ['registrar', 'auditor', 'secretary', 'presiding-officer'] },
    ],
    seen: 'own',
  },
  'read-workflow': {
    does: 'follow links to the Temporal UI, which shows everything',
    grants: [{ where: 'anywhere', roles: ['operator', 'secretary', 'auditor'] }],
    seen: 'own',
  },
} as const satisfies Readonly<Record<string, ActRow>>;

export type ReadingAct = keyof typeof reading;
