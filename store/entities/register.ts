/** The schema of every table, so that a database may be shared with others. */
export const registerSchema = 'nemcon';

/**
 * A trigger that lets nobody change or remove what is on record. The migrations add one against
 * `truncate`, which MikroORM does not see in a database and would for ever want to add.
 */
export function appendOnly(table: string) {
  return {
    name: 'append_only',
    timing: 'before' as const,
    events: ['update' as const, 'delete' as const],
    forEach: 'statement' as const,
    body: `raise exception 'nemcon.${table} is append-only: what is on record stays as it is'; return null`,
  };
}

/**
 * The same for a table whose content may be redacted, and nothing else: made by the migration
 * 0025-redaction, known to MikroORM by its name.
 */
export function redactable() {
  return {
    name: 'append_only',
    timing: 'before' as const,
    events: ['update' as const, 'delete' as const],
    forEach: 'row' as const,
    expression: 'see 0025-redaction',
  };
}

/**
 * Triggers that write what a statement added (and changed) into the audit log. They are made by the
 * migrations 0020-audit and 0022-audit-requests; MikroORM knows them by their names and leaves them as they are.
 */
export function audited(...events: ('insert' | 'update')[]) {
  return events.map((event) => ({
    name: event === 'insert' ? 'audited' : 'audited_change',
    timing: 'after' as const,
    events: [event],
    forEach: 'statement' as const,
    expression: 'see 0020-audit, 0022-audit-requests',
  }));
}

/** A text that is redacted is not found any more. */
export function unworded() {
  return afterUpdate('unworded', '0046-words');
}

/** What was done under it after it ended is flagged, whenever that becomes known. */
export function flagged() {
  return afterUpdate('flagged', '0014-mandate-flags');
}

/** A trigger of each row that is changed, as the migration makes it. */
function afterUpdate(name: string, migration: string) {
  return {
    name,
    timing: 'after' as const,
    events: ['update' as const],
    forEach: 'row' as const,
    expression: `see ${migration}`,
  };
}
