import { sql } from 'kysely';
import type { Awaited } from '../domain/awaited.ts';
import type { Setting } from '../domain/setting.ts';
import { instant, instantOrNull } from './instants.ts';
import { changed, upsert } from './record-difference.ts';
import { deskColumns } from './record-parts.ts';
import type { Part } from './record-parts.ts';
import type { Row } from './rows.ts';

const awaitedColumns = {
  id: 'text',
  stage: 'text',
  round: 'int',
  who: 'text',
  body: 'text',
  role: 'text',
  office: 'text',
  desk: 'text',
  act: 'text',
  since: 'timestamptz',
  due_at: 'timestamptz',
  due_zone: 'text',
  order_at: 'timestamptz',
  level: 'int',
};

function awaitedRows(
  workflow: string,
  awaited: readonly Awaited[],
  offices: Setting['offices'],
): Map<string, Row> {
  return new Map(
    awaited.map(({ stage, round, who, act, since, due, level }) => {
      const name = 'body' in who ? who.body : who.office;
      const id = `${workflow}/${stage}/${round}/${'body' in who ? 'body' : 'office'}:${name}/${act}`;
      const row = {
        id,
        stage,
        round,
        who: name,
        ...deskColumns(who, offices),
        act,
        since: instant(since),
        due_at: instantOrNull(due?.at),
        due_zone: due?.zone ?? null,
        order_at: due ? instant(due.at) : 'infinity',
        level,
      };
      return [id, row];
    }),
  );
}

/** The difference of two inboxes: waits that ended go, new and changed ones come. */
export function awaitedParts(
  workflow: string,
  before: readonly Awaited[],
  after: readonly Awaited[],
  offices: Setting['offices'],
): Part[] {
  const old = awaitedRows(workflow, before, offices);
  const now = awaitedRows(workflow, after, offices);
  const gone = [...old.keys()].filter((id) => !now.has(id));
  const parts = upsert('wait', 'nemcon.awaited', awaitedColumns, ['id'], changed(old, now));
  if (gone.length === 0) return parts;
  const ended = sql`ended as (
    delete from nemcon.awaited a using moved
    where a.workflow = moved.workflow and a.id = any(${gone}::text[]))`;
  return [...parts, ended];
}
