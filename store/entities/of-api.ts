import type { ApiPolicies } from './guarded.ts';

const kind = '( SELECT nemcon.viewer_kind() AS viewer_kind)';
const asked = `(${kind} IS NOT NULL)`;
const isPerson = `(${kind} = 'person'::text)`;
const isMachine = `(${kind} = 'machine'::text)`;
const runs = '( SELECT nemcon.viewer_runs() AS viewer_runs)';

const keepsMail = either(may('report-bounce'), may('keep-person'));

function list(name: string): string {
  return `( SELECT nemcon.viewer_list('${name}'::text) AS viewer_list)`;
}

function isOf(column: string, name: string): string {
  return `(${column} = ANY (${list(name)}::text[]))`;
}

function may(act: string): string {
  return `( SELECT nemcon.viewer_may('${act}'::text) AS viewer_may)`;
}

function own(column: string): string {
  return `(${column} = ( SELECT nemcon.viewer_person() AS viewer_person))`;
}

function either(...conditions: string[]): string {
  return `(${conditions.join(' OR ')})`;
}

function both(...conditions: string[]): string {
  return `(${conditions.join(' AND ')})`;
}

/** Rows of a matter that the viewer knows of. */
function ofKnown(table: string, more = ''): string {
  const one = `(r.workflow = ${table}.workflow)`;
  const where = more === '' ? one : `(${one} AND ${more})`;
  return `(EXISTS ( SELECT\n   FROM nemcon.recommendations r\n  WHERE ${where}))`;
}

/** What the API sees of each table, and what it may add and change; docs/row-security.md says why. */
export const ofApi = {
  reviews: {
    sees: both(asked, either(runs, `(places && ${list('placed')})`, own('created_by'))),
    adds: own('created_by'),
  },
  recommendations: {
    sees: both(
      asked,
      either(
        runs,
        `(places && ${list('placed')})`,
        `(released_to && ${list('told')})`,
        'published',
      ),
    ),
  },
  stages: { sees: ofKnown('stages') },
  responses: {
    sees: both(
      asked,
      either(
        isOf('body', 'bodies'),
        own('person'),
        "(nemcon.standing(workflow) = 'officer'::text)",
        both(
          "(nemcon.standing(workflow) <> 'none'::text)",
          "(((((stage || '/'::text) || round) || '/'::text) || body) = ANY (nemcon.released_in(workflow)))",
        ),
      ),
    ),
  },
  versions: { sees: ofKnown('versions') },
  awaited: {
    sees: both(
      isPerson,
      either(
        isOf('desk', 'desks'),
        isOf('body', 'bodies'),
        may('release-claim'),
        ofKnown('awaited', `((awaited.office IS NOT NULL) OR (r.desks && ${list('offices')}))`),
      ),
    ),
  },
  notices: {
    sees: either(isOf('desk', 'desks'), isOf('body', 'records'), keepsMail),
    adds: keepsMail,
    changes: keepsMail,
  },
  events: {
    sees: both(
      asked,
      either(
        "(type = ANY (ARRAY['published'::text, 'publication-corrected'::text]))",
        'nemcon.sees_event(workflow, type, event, by)',
      ),
    ),
  },
  documents: { adds: asked },
  attachments: { sees: asked, adds: own('person') },
  attached: { sees: ofKnown('attached') },
  settings: { sees: asked, adds: isPerson },
  procedures: { sees: asked, adds: either(may('keep-procedure'), isMachine) },
  receipts: {
    sees: either(own('person'), isOf("(command #>> '{by,body}'::text[])", 'records')),
    adds: own('person'),
    changes: own('person'),
  },
  availability: { all: isMachine },
  refused_attempts: {
    sees: either(own('person'), may('read-entries')),
    adds: either(own('person'), isMachine),
  },
  bodies: { sees: asked, adds: may('keep-body'), changes: may('keep-body') },
  people: { sees: isPerson, adds: may('keep-person'), changes: may('keep-person') },
  mandates: {
    sees: isPerson,
    adds: either(isOf('body', 'inside'), may('grant-mandate')),
    changes: [isPerson, either(isOf('body', 'inside'), may('grant-mandate'))],
  },
  authorisations: {
    sees: both(
      isPerson,
      either(isOf('body', 'inside'), isOf('speaker', 'inside'), may('read-authorisations')),
    ),
    adds: either(isOf('body', 'inside'), may('give-authorisation')),
    changes: either(isOf('body', 'inside'), may('give-authorisation')),
  },
  mandate_flags: {
    sees: both(
      asked,
      either(
        isOf('body', 'bodies'),
        may('read-entries'),
        "(nemcon.standing(workflow) = 'officer'::text)",
        'nemcon.is_own_act(workflow, sequence)',
      ),
    ),
  },
  claims: { all: either(own('person'), may('release-claim'), 'nemcon.sits_at(wait_id)') },
  requests: { all: own('person') },
  mail_service: { sees: asked },
  mails: { sees: either(own('person'), keepsMail, 'nemcon.mailed_to(id)'), changes: keepsMail },
  mail_notices: { sees: either(keepsMail, 'nemcon.mailed_to(mail)') },
  calendar_entries: { sees: either(own('person'), keepsMail), changes: keepsMail },
  calendar_feeds: { all: own('person') },
  sessions: {
    sees: either(own('person'), may('end-sessions')),
    adds: own('person'),
    changes: either(own('person'), may('end-sessions')),
  },
  sign_ins: { all: isMachine },
  service_accounts: {
    sees: either(own('client'), may('read-services')),
    adds: may('keep-service'),
    changes: may('keep-service'),
  },
  audit_head: { sees: asked },
  audit_leaves: { sees: 'nemcon.sees_entry(kind, key)' },
  audit_nodes: { sees: asked },
  audit_checkpoints: { sees: asked },
  audit_outlets: {},
  audit_alarms: { sees: isMachine },
  losses: { sees: isMachine },
  archives: { sees: asked },
  redactions: { sees: may('read-redactions') },
  /** Found by `nemcon.searched` alone. */
  words: {},
} satisfies Readonly<Record<string, ApiPolicies>>;
