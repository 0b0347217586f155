/** What somebody may do, what must then be said of it, and the SQL that does it. */
type Tampering = [what: string, said: RegExp, ...statements: string[]];

/** As somebody with the database's own password would tamper with the record. */
export const tamperings: Tampering[] = [
  [
    'an event is edited',
    /event \d+ of recommendation:R-1, which is another/,
    `update nemcon.events set event = jsonb_set(event, '{response,position}', '"object"') where workflow = 'recommendation:R-1' and type = 'responded'`,
  ],
  [
    'who did it is edited',
    /event 7 of .*another/,
    `update nemcon.events set "by" = '{"is":"operator"}' where workflow = 'recommendation:R-1' and sequence = 7`,
  ],
  [
    'when it happened is edited',
    /event 7 of .*another/,
    `update nemcon.events set at = at - interval '1 hour' where workflow = 'recommendation:R-1' and sequence = 7`,
  ],
  [
    'an event is deleted',
    /event 7 of .*gone/,
    `delete from nemcon.events where workflow = 'recommendation:R-1' and sequence = 7`,
  ],
  [
    'the last event is deleted with its entry',
    /missing/,
    `delete from nemcon.events where workflow = 'recommendation:R-2' and sequence = (select max(sequence) from nemcon.events where workflow = 'recommendation:R-2')`,
    `delete from nemcon.audit_leaves where index = (select max(index) from nemcon.audit_leaves)`,
    `update nemcon.audit_head set size = size - 1`,
  ],
  [
    'a recommendation is deleted whole',
    /gone|events of/,
    `delete from nemcon.events where workflow = 'recommendation:R-2'`,
  ],
  [
    'an event is inserted',
    /The register has \d+ events of recommendation:R-1 and the log has \d+/,
    `insert into nemcon.events select workflow, sequence + 100, type, at, "by", event, hash, recorded_at from nemcon.events where workflow = 'recommendation:R-1' and sequence = 1`,
  ],
  [
    'the flag of an act is taken away',
    /mandate-flag .*gone/,
    `delete from nemcon.mandate_flags where (workflow, sequence) = (select workflow, sequence from nemcon.mandate_flags limit 1)`,
  ],
  [
    'the flag of an act is edited',
    /mandate-flag .*another/,
    `update nemcon.mandate_flags set why = 'ended'`,
  ],
  [
    'an entry is edited',
    /not the one that was hashed/,
    `update nemcon.audit_leaves set leaf = replace(leaf, '"sequence":7', '"sequence":8') where key = 'recommendation:R-1/7'`,
  ],
  [
    'an entry is edited with its hash',
    /Entry \d+ .*(another one|out of order|filed|not the one)/,
    `update nemcon.audit_leaves set leaf = replace(leaf, '"sequence":7', '"sequence":8') where key = 'recommendation:R-1/7'`,
    `update nemcon.audit_leaves set hash = encode(sha256('\\x00'::bytea || convert_to(leaf, 'UTF8')), 'hex')`,
  ],
  [
    'an entry is filed elsewhere',
    /is filed as/,
    `update nemcon.audit_leaves set key = 'recommendation:R-1/99' where key = 'recommendation:R-1/7'`,
  ],
  [
    'the salt of an entry is drawn anew',
    /signed|witnesses/,
    `update nemcon.audit_leaves set leaf = regexp_replace(leaf, '"salt":"[0-9a-f]{4}', '"salt":"0000') where key = 'recommendation:R-1/7'`,
    `update nemcon.audit_leaves set hash = encode(sha256('\\x00'::bytea || convert_to(leaf, 'UTF8')), 'hex')`,
  ],
  [
    'the same, and the nodes are thrown away',
    /entries 0 to|witnesses/,
    `update nemcon.audit_leaves set leaf = regexp_replace(leaf, '"salt":"[0-9a-f]{4}', '"salt":"0000') where key = 'recommendation:R-1/7'`,
    `update nemcon.audit_leaves set hash = encode(sha256('\\x00'::bytea || convert_to(leaf, 'UTF8')), 'hex')`,
    `delete from nemcon.audit_nodes`,
  ],
  [
    'the same, and the checkpoints too',
    /delegation witnesses/,
    `update nemcon.audit_leaves set leaf = regexp_replace(leaf, '"salt":"[0-9a-f]{4}', '"salt":"0000') where key = 'recommendation:R-1/7'`,
    `update nemcon.audit_leaves set hash = encode(sha256('\\x00'::bytea || convert_to(leaf, 'UTF8')), 'hex')`,
    `delete from nemcon.audit_nodes`,
    `delete from nemcon.audit_checkpoints`,
  ],
  [
    'an entry is deleted',
    /Entry \d+ is missing/,
    `delete from nemcon.audit_leaves where key = 'recommendation:R-1/7'`,
  ],
  [
    'two entries are exchanged',
    /Entry \d+ /,
    `update nemcon.audit_leaves set index = -index - 1 where key in ('recommendation:R-1/7', 'recommendation:R-2/7')`,
    `update nemcon.audit_leaves l set index = -o.index - 1 from nemcon.audit_leaves o where l.index < 0 and o.index < 0 and l.index <> o.index`,
  ],
  [
    'the log is cut',
    /missing, and all after it: .* older backup/,
    `delete from nemcon.audit_leaves where index >= 6`,
    `update nemcon.audit_head set size = 6`,
    `delete from nemcon.audit_nodes`,
    `delete from nemcon.audit_checkpoints`,
    `delete from nemcon.events`,
  ],
  [
    'the log is emptied',
    /Entry 0 is missing/,
    `delete from nemcon.audit_leaves`,
    `delete from nemcon.audit_nodes`,
    `delete from nemcon.audit_checkpoints`,
    `update nemcon.audit_head set size = 0`,
  ],
  [
    'a document is edited',
    /document [0-9a-f]{64} is gone or is another text/,
    `alter table nemcon.documents drop constraint documents_sha256`,
    `update nemcon.documents set text = 'Another text.' where text = 'The second text.'`,
  ],
  [
    'two documents are exchanged',
    /document [0-9a-f]{64} is gone or is another text/,
    `alter table nemcon.documents drop constraint documents_sha256`,
    `update nemcon.documents set text = case text when 'The first text.' then 'The second text.' else 'The first text.' end where text like 'The % text.'`,
  ],
  [
    'a document is deleted',
    /document [0-9a-f]{64} is gone/,
    `delete from nemcon.documents where text = 'The first text.'`,
  ],
  [
    'a mandate is given to somebody else',
    /mandate m-1, which is another one/,
    `update nemcon.mandates set person = 'eve'`,
  ],
  [
    'a revoked mandate holds again',
    /mandate m-1, which is another one/,
    `update nemcon.mandates set revoked_at = null`,
  ],
  ['a mandate is deleted', /mandate m-1, which is gone/, `delete from nemcon.mandates`],
  [
    'a mandate is slipped in',
    /no entry of mandate m-9/,
    `insert into nemcon.mandates (id, person, body, role, valid_from, granted_by) values ('m-9', 'eve', 'NOR', 'delegate', now(), 'eve')`,
  ],
  [
    'somebody gets another name',
    /person anna, which is another one/,
    `update nemcon.people set name = 'Eve'`,
  ],
  [
    'a body becomes another',
    /body NOR, which is another one/,
    `update nemcon.bodies set kind = 'agency'`,
  ],
  [
    'the definition of a procedure is edited',
    /procedure .*another one/,
    `update nemcon.procedures set definition = jsonb_set(definition, '{title}', '"Another"')`,
  ],
  [
    'a refused attempt is deleted',
    /refused-attempt \d+, which is gone/,
    `delete from nemcon.refused_attempts`,
  ],
  [
    'a refused attempt is ascribed to another',
    /refused-attempt \d+, which is another one/,
    `update nemcon.refused_attempts set person = 'anna'`,
  ],
  [
    'a refusal becomes another answer',
    /refusal .* (another|gone)/,
    `update nemcon.receipts set answer = jsonb_set(answer, '{message}', '"Yes."')`,
  ],
  ['a refused request is deleted', /refusal .*gone/, `delete from nemcon.receipts`],
  [
    'what was kept of a change is edited',
    /was kept of it is not what was hashed/,
    `update nemcon.audit_leaves set content = jsonb_set(content, '{name}', '"Eve"') where kind = 'person'`,
  ],
  [
    'a checkpoint is edited',
    /checkpoint of \d+ entries that is kept here cannot be believed/,
    `update nemcon.audit_checkpoints set note = replace(note, 'nemcon', 'nemesis')`,
  ],
  [
    'the head is moved back',
    /there were \d+ entries/,
    `update nemcon.audit_head set size = size - 1`,
  ],
];
