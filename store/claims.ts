import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { BodyId, OfficeId, Role } from '../domain/actor.ts';
import type { Instant } from '../domain/time.ts';
import type { Store } from './connection.ts';
import { instant, ms } from './instants.ts';
import { holds, isOwnOrLent } from './mandates.ts';

/** Who has taken a wait of a desk upon themselves. It ends with the wait, or with the mandate. */
export type Claim = { readonly person: string; readonly name: string; readonly since: Instant };

/** One thing that a desk is awaited for, and who of the desk has claimed it. */
export type Wait = {
  readonly id: string;
  readonly stage: string;
  readonly round: number;
  readonly act: string;
  readonly body: BodyId;
  readonly role: Role | null;
  readonly office: OfficeId | null;
  readonly desk: string;
  readonly claim: Claim | null;
};

/** Of `nemcon.awaited a`: the claim that holds at an instant as JSON, or null. */
export function claimColumn(at: Instant): RawBuilder<unknown> {
  return sql`(
    select jsonb_build_object('person', c.person, 'name', coalesce(p.name, c.person),
      'since', ${ms('c.since')})
    from nemcon.claims c join nemcon.mandates m on m.id = c.mandate
    left join nemcon.people p on p.id = c.person
    where c.wait_id = a.id and ${holds('m', at)} and ${isOwnOrLent(at)}) as claim`;
}

/** What these desks (null: any) are awaited for in a stage of a workflow. */
export async function findWaits(
  store: Store,
  where: {
    readonly workflow: string;
    readonly stage: string;
    readonly desks: readonly string[] | null;
    readonly at: Instant;
  },
): Promise<readonly Wait[]> {
  const { workflow, stage, desks, at } = where;
  const { rows } = await sql<Wait>`
    select a.id, a.stage, a.round, a.act, a.body, a.role, a.office, a.desk, ${claimColumn(at)}
    from nemcon.awaited a
    where a.workflow = ${workflow} and a.stage = ${stage}
      and (${desks === null} or a.desk = any(${desks ?? []}::text[]))
    order by a.id`.execute(store.db);
  return rows;
}

/**
 * Claims a wait for a person. Of two at once one wins; a claim whose mandate has ended gives way.
 * @returns whether it is theirs now; false too where nothing is awaited any more
 */
export async function insertClaim(
  store: Store,
  claim: {
    readonly wait: string;
    readonly person: string;
    readonly mandate: string;
    readonly at: Instant;
  },
): Promise<boolean> {
  const { wait, person, mandate, at } = claim;
  const { rows } = await sql`
    with wait as materialized (select nemcon.held_wait(${wait}) as id)
    insert into nemcon.claims as c (wait_id, person, mandate, since)
    select wait.id, ${person}, ${mandate}, ${instant(at)}::timestamptz from wait
    where wait.id is not null
    on conflict (wait_id) do update
      set person = excluded.person, mandate = excluded.mandate,
        since = case when c.person = excluded.person then c.since else excluded.since end
      where c.person = excluded.person or not exists (
        select from nemcon.mandates m
        where m.id = c.mandate and ${holds('m', at)} and ${isOwnOrLent(at)})
    returning c.wait_id`.execute(store.db);
  return rows.length > 0;
}

export async function deleteClaim(store: Store, wait: string): Promise<void> {
  // The wait is locked before its claim, as it is by whoever ends the wait.
  await sql`
    with wait as materialized (select nemcon.held_wait(${wait}) as id)
    delete from nemcon.claims c using wait where c.wait_id = wait.id`.execute(store.db);
}

/** A claim of somebody else of these desks on what an act would do. */
export async function findClaimOfOthers(
  store: Store,
  asked: {
    readonly workflow: string;
    /** null: in any stage. */
    readonly stage: string | null;
    readonly acts: readonly string[];
    readonly desks: readonly string[];
    readonly person: string;
    readonly at: Instant;
  },
): Promise<(Claim & { readonly stage: string }) | undefined> {
  const { workflow, stage, acts, desks, person, at } = asked;
  const { rows } = await sql<Claim & { stage: string }>`
    select c.person, coalesce(p.name, c.person) as name, ${ms('c.since')} as since, a.stage
    from nemcon.claims c join nemcon.awaited a on a.id = c.wait_id
    join nemcon.mandates m on m.id = c.mandate
    left join nemcon.people p on p.id = c.person
    where a.workflow = ${workflow} and a.act = any(${acts}::text[])
      and a.desk = any(${desks}::text[]) and (${stage}::text is null or a.stage = ${stage})
      and c.person <> ${person} and ${holds('m', at)} and ${isOwnOrLent(at)}
    limit 1`.execute(store.db);
  return rows[0];
}
