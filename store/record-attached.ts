import { sql } from 'kysely';
import type { RecordedEvent } from '../domain/event.ts';
import type { Hashed } from './record-batch.ts';
import type { Part } from './record-parts.ts';
import { asTable } from './rows.ts';
import type { Row } from './rows.ts';

const columns = { version: 'int', sha256: 'text', name_document: 'text', is_annex: 'boolean' };

/** Which files belong to a version: its annexes, and what was put beside it. */
export function attachedPart(fresh: readonly Hashed<RecordedEvent>[]): Part[] {
  const rows = fresh.flatMap(({ recorded: { event } }): Row[] => {
    if (event.type === 'attached') {
      const { version, attachment, name } = event;
      return [{ version, sha256: attachment, name_document: name, is_annex: false }];
    }
    if (event.type !== 'version-frozen') return [];
    return (event.paper?.annexes ?? []).map(({ attachment, name }) => ({
      version: event.number,
      sha256: attachment,
      name_document: name,
      is_annex: true,
    }));
  });
  if (rows.length === 0) return [];
  return [
    sql`attached as (
    insert into nemcon.attached (workflow, version, sha256, name, is_annex)
    select moved.workflow, f.version, f.sha256, coalesce(d.text, f.sha256), f.is_annex
    from moved, ${asTable('f', columns, rows)}
    left join nemcon.documents d on d.sha256 = f.name_document
    on conflict (workflow, version, sha256) do nothing)`,
  ];
}
