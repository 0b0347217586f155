import { defineEntity, p } from '@mikro-orm/core';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { appendOnly, redactable, registerSchema } from './register.ts';

/** Where the audit log ends; one row, which whoever appends locks last. */
export const AuditHeadEntity = defineEntity({
  name: 'AuditHeadEntity',
  tableName: 'audit_head',
  schema: registerSchema,
  ...guarded(ofApi.audit_head),
  properties: {
    id: p.integer().primary().autoincrement(false),
    size: p.integer(),
    /** How many entries there were after the last that says an outcome. */
    outcomeSize: p.integer(),
  },
});

/** The entries of the audit log, numbered from 0 without gaps. */
export const AuditLeafEntity = defineEntity({
  name: 'AuditLeafEntity',
  tableName: 'audit_leaves',
  schema: registerSchema,
  ...guarded(ofApi.audit_leaves),
  properties: {
    index: p.integer().primary().autoincrement(false),
    kind: p.text(),
    key: p.text(),
    /** In canonical form; what is hashed. Empty once it is redacted. */
    leaf: p.text(),
    /** The hash that RFC 9162 gives it. */
    hash: p.text(),
    /** Of what the register keeps only the last state of; null for events. */
    content: p.json<unknown>().nullable(),
    /** The redaction that emptied it; its hash stays. */
    redaction: p.text().nullable(),
  },
  indexes: [{ name: 'audit_leaves_by_key', properties: ['kind', 'key', 'index'] }],
  triggers: [redactable()],
});

/** Whole subtrees of the log above its entries. */
export const AuditNodeEntity = defineEntity({
  name: 'AuditNodeEntity',
  tableName: 'audit_nodes',
  schema: registerSchema,
  ...guarded(ofApi.audit_nodes),
  properties: {
    level: p.integer().primary(),
    index: p.integer().primary(),
    hash: p.text(),
  },
  triggers: [appendOnly('audit_nodes')],
});

/** What was signed of the log, and when. */
export const AuditCheckpointEntity = defineEntity({
  name: 'AuditCheckpointEntity',
  tableName: 'audit_checkpoints',
  schema: registerSchema,
  ...guarded(ofApi.audit_checkpoints),
  properties: {
    size: p.integer().primary().autoincrement(false),
    note: p.text(),
    /** The public keys that it was signed by. */
    keys: p.array(),
    madeAt: p.datetime(3).defaultRaw('now()'),
  },
  triggers: [appendOnly('audit_checkpoints')],
});

/** A place outside to which the checkpoints are handed out, and how far that is. */
export const AuditOutletEntity = defineEntity({
  name: 'AuditOutletEntity',
  tableName: 'audit_outlets',
  schema: registerSchema,
  ...guarded(ofApi.audit_outlets),
  properties: {
    name: p.text().primary(),
    /** Size of the newest checkpoint that it has; 0 before the first. */
    published: p.integer().default(0),
    /** Since the last that it took. */
    tries: p.integer().default(0),
    nextAt: p.datetime(3).defaultRaw('now()'),
    publishedAt: p.datetime(3).nullable(),
    trouble: p.text().nullable(),
    troubleAt: p.datetime(3).nullable(),
  },
});
