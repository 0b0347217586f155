import type { ApiPolicies } from './guarded.ts';

const asked = '(( SELECT nemcon.viewer_kind() AS viewer_kind) IS NOT NULL)';
const isPerson = "(( SELECT nemcon.viewer_kind() AS viewer_kind) = 'person'::text)";
const isMachine = "(( SELECT nemcon.viewer_kind() AS viewer_kind) = 'machine'::text)";
const own = '(person = ( SELECT nemcon.viewer_person() AS viewer_person))';
const administers = '( SELECT nemcon.viewer_administers() AS viewer_administers)';
const keepsMail = '( SELECT nemcon.viewer_keeps_mail() AS viewer_keeps_mail)';
const ofBody = '(body = ANY (( SELECT nemcon.viewer_bodies() AS viewer_bodies)::text[]))';
const ofSpeaker = '(speaker = ANY (( SELECT nemcon.viewer_bodies() AS viewer_bodies)::text[]))';
const ofDesk = '(desk = ANY (( SELECT nemcon.viewer_desks() AS viewer_desks)::text[]))';
const isOfficer = '(cardinality(( SELECT nemcon.viewer_offices() AS viewer_offices)) > 0)';
const isAuditor =
  "('auditor'::text = ANY (( SELECT nemcon.viewer_roles() AS viewer_roles)::text[]))";
const publicTypes = [
  'tasked',
  'stage-reached',
  'round-opened',
  'stage-closed',
  'concluded',
  'published',
  'publication-corrected',
  'position-released',
  'evidence-accepted',
  'moved',
  'reopened',
  'ended',
];
const isPublicEvent = `(type = ANY (ARRAY[${publicTypes.map((type) => `'${type}'::text`).join(', ')}]))`;

function either(...conditions: string[]): string {
  return `(${conditions.join(' OR ')})`;
}

function both(...conditions: string[]): string {
  return `(${conditions.join(' AND ')})`;
}

/** What the API sees of each table, and what it may add and change; docs/row-security.md says why. */
export const ofApi = {
  reviews: { sees: asked, adds: isPerson },
  recommendations: { sees: asked },
  stages: { sees: asked },
  responses: {
    sees: both(
      asked,
      either(
        ofBody,
        own,
        'nemcon.is_released(workflow, stage, round, body)',
        'nemcon.presides(workflow)',
      ),
    ),
  },
  versions: { sees: asked },
  awaited: {
    sees: both(isPerson, either('(office IS NOT NULL)', ofBody, ofDesk, isOfficer, administers)),
  },
  notices: { sees: either(ofDesk, keepsMail), adds: keepsMail, changes: keepsMail },
  events: {
    sees: both(asked, either(isPublicEvent, 'nemcon.sees_event(workflow, type, event, by)')),
  },
  documents: { adds: asked },
  attachments: { sees: asked, adds: own },
  attached: { sees: asked },
  settings: { sees: asked, adds: isPerson },
  procedures: { sees: asked, adds: either(isPerson, isMachine) },
  receipts: { sees: own, adds: own, changes: own },
  availability: { all: isMachine },
  refused_attempts: { sees: either(own, isAuditor), adds: either(isPerson, isMachine) },
  bodies: { sees: asked, adds: administers, changes: administers },
  people: { sees: isPerson, adds: administers, changes: administers },
  mandates: {
    sees: isPerson,
    adds: either(ofBody, administers),
    changes: [isPerson, either(ofBody, administers)],
  },
  authorisations: {
    sees: both(isPerson, either(ofBody, ofSpeaker, isOfficer, administers)),
    adds: either(ofBody, administers),
    changes: either(ofBody, administers),
  },
  claims: { all: either(own, administers, 'nemcon.sits_at(wait_id)') },
  requests: { all: own },
  mail_service: { sees: asked },
  mails: { sees: either(own, keepsMail), changes: keepsMail },
  mail_notices: { sees: keepsMail },
  calendar_entries: { sees: either(own, keepsMail), changes: keepsMail },
  calendar_feeds: { all: own },
  audit_head: { sees: asked },
  audit_leaves: { sees: 'nemcon.sees_entry(kind, key)' },
  audit_nodes: { sees: asked },
  audit_checkpoints: { sees: asked },
  audit_outlets: {},
  redactions: { sees: isPerson },
} satisfies Readonly<Record<string, ApiPolicies>>;
