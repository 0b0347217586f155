import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import { showAwaited } from '../../api/shown/recommendation.ts';
import { showStage } from '../../api/shown/stage.ts';
import { asks } from '../../domain/asks.ts';
import { evolve } from '../../domain/evolve.ts';
import { openActs } from '../../domain/open-acts.ts';
import { actorAt, delegateOf } from '../../domain/simulation/offices.ts';
import { needsOf, type Viewer } from '../../domain/needs.ts';
import { seesAttached } from '../../domain/policy/sees.ts';
import { frozenStages } from '../../domain/review/manifest.ts';
import type { Recommendation } from '../../domain/state.ts';
import { closeStore, openStore, type Store } from '../../store/connection.ts';
import { sha256 } from '../../store/hash.ts';
import { findNeeds } from '../../store/needs.ts';
import { listRecommendations, loadRecommendation } from '../../store/recommendations.ts';
import { recordRecommendation } from '../../store/record.ts';
import { findReview } from '../../store/reviews.ts';
import type { StoredState } from '../../store/stored-state.ts';
import { seenAs } from '../../store/viewing.ts';
import { wholeStatesForRules } from '../../store/whole-states.ts';
import { bodies as asked, facts, Life, moves, procedure } from '../domain/life.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';
import { eyes, leaveBehind } from './left-behind.ts';
import { batchOf, silence } from './on-record.ts';

let database: FreshDatabase;
let api: Store;
beforeAll(async () => {
  database = await freshDatabase();
  api = await openStore({ url: database.urls.api, poolSize: 4, as: 'api' });
  await leaveBehind(database.store);
  await recordRecommendation(
    database.store,
    await batchOf(database.store, open(), { reference: 'R-4' }),
  );
}, 60_000);
afterAll(async () => {
  await closeStore(api);
  await database.close();
});

/** A silence that Hungary breaks, while Norway, Germany and Poland answered; Belgium took no part. */
function open() {
  const story = silence();
  story.respond('2024-06-06T10:00:00+02:00', 'DEU', 'agree', sha256('said by Germany'));
  story.respond('2024-06-06T11:00:00+02:00', 'NOR', 'agree', sha256('said by Norway'));
  story.respond('2024-06-06T12:00:00+02:00', 'POL', 'reserve', sha256('said by Poland'));
  story.respond('2024-06-07T10:00:00+02:00', 'HUN', 'object', sha256('said by Hungary'));
  return story;
}

type Who = keyof typeof eyes;
const unseen = ['stranger', 'requester', 'auditor', 'public', 'machine'] as const;
const knowing = ['program', 'operator'] as const;

/** Every answer of every round that somebody is given of a state, as `body position`. */
async function answers(who: Who, reference: string): Promise<string[] | undefined> {
  const found = await loadRecommendation(seenAs(api, eyes[who]), reference);
  return found && answersIn(found.state);
}

function answersIn(state: Recommendation): string[] {
  const text = JSON.stringify(state.stages);
  return [
    ...text.matchAll(
      /"body":"(\w+)"[^{}]*?"position":"(\w+)"|"position":"(\w+)"[^{}]*?"body":"(\w+)"/g,
    ),
  ]
    .map(([, body, position, before, after]) => `${body ?? after} ${position ?? before}`)
    .toSorted();
}

describe('a state', () => {
  test('shows a nation its own answer and who breaks the silence, officers all', async () => {
    const breaks = 'HUN object';
    expect(await answers('norway', 'R-4')).toEqual([breaks, 'NOR agree']);
    expect(await answers('colleague', 'R-4')).toEqual([breaks, 'NOR agree']);
    expect(await answers('hungary', 'R-4')).toEqual([breaks]);
    expect(await answers('secretary', 'R-4')).toEqual([
      'DEU agree',
      breaks,
      'NOR agree',
      'POL reserve',
    ]);
    for (const who of knowing) expect(await answers(who, 'R-4')).toEqual([]);
    for (const who of unseen) expect(await answers(who, 'R-4')).toBeUndefined();
    for (const who of unseen) expect(await answers(who, 'R-3')).toEqual([]);
  });

  test('has no reason of another body, no person, and nothing that came late or was struck', async () => {
    const told = async (who: Who, reference: string) =>
      JSON.stringify(
        await loadRecommendation(seenAs(api, eyes[who]), reference).then(
          (one) => one?.state.stages,
        ),
      );
    for (const who of ['norway', 'colleague', ...knowing] as const)
      for (const reference of ['R-1', 'R-2', 'R-3', 'R-4'])
        for (const secret of [
          'our reasons',
          'too late',
          'said by Hungary',
          'said by Germany',
          'said by Poland',
        ])
          expect(await told(who, reference)).not.toContain(sha256(secret));
    expect(await told('norway', 'R-4')).not.toMatch(/somebody of (HUN|DEU|POL)/);
    expect(await told('norway', 'R-4')).toContain(sha256('said by Norway'));
    expect(await told('hungary', 'R-4')).toContain(sha256('said by Hungary'));
  });

  test('has what a nation released, for all who know the matter', async () => {
    const { db } = database.store;
    const stage = { stage: 'silence', round: 1, body: 'DEU' };
    await sql`update nemcon.recommendations
      set state = state || ${JSON.stringify({ released: [stage] })}::jsonb
      where reference = 'R-4'`.execute(db);
    expect(await answers('operator', 'R-4')).toEqual(['DEU agree']);
    expect(await answers('norway', 'R-4')).toEqual(['DEU agree', 'HUN object', 'NOR agree']);
    await sql`update nemcon.recommendations set state = state - 'released'
      where reference = 'R-4'`.execute(db);
  });

  test.each(['state', 'needs', 'needs_officer', 'needs_body', 'needs_public', 'waiting_on'])(
    'is not had by reading the column %s, nor whole rows',
    async (column) => {
      for (const what of [sql.ref(column), sql`*`, sql`to_jsonb(r)`, sql`r::text`])
        for (const who of ['norway', 'secretary', 'public', 'machine'] as const)
          await expect(
            sql`select ${what} from nemcon.recommendations r`.execute(seenAs(api, eyes[who]).db),
          ).rejects.toThrow(/permission denied/);
    },
  );

  test.each([
    ['reviews', 'state'],
    ['stages', 'reason'],
    ['stages', 'electorate'],
  ])('nor that of %s: %s', async (table, column) => {
    for (const who of ['norway', 'secretary'] as const)
      await expect(
        sql`select ${sql.ref(column)} from ${sql.table(`nemcon.${table}`)}`.execute(
          seenAs(api, eyes[who]).db,
        ),
      ).rejects.toThrow(/permission denied/);
  });

  test('is had whole for rules, by those who take part and nobody else', async () => {
    const whole = async (who: Who) =>
      (await wholeStatesForRules(seenAs(api, eyes[who]), ['recommendation:R-4'])).size;
    for (const who of ['norway', 'secretary'] as const) expect(await whole(who)).toBe(1);
    for (const who of [...unseen, ...knowing]) expect(await whole(who)).toBe(0);
    expect((await wholeStatesForRules(api, ['recommendation:R-4'])).size).toBe(0);
  });
});

describe('of what another nation said nothing', () => {
  const secrets = ['Germany', 'Poland', 'Hungary'].map((nation) => sha256(`said by ${nation}`));
  const traces = [...secrets, sha256('our reasons'), sha256('too late'), 'of DEU', 'of POL'];

  test.each(['norway', 'colleague', ...knowing, ...unseen] as const)(
    'is in any column of any row of any table, for the %s',
    async (who) => {
      const { db } = seenAs(api, eyes[who]);
      const { rows: columns } = await sql<{ table: string; columns: string[] }>`
        select c.relname as "table", array_agg(a.attname::text order by a.attnum) as columns
        from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'nemcon'::regnamespace and c.relkind = 'r' and a.attnum > 0
          and not a.attisdropped and has_column_privilege(c.oid, a.attnum, 'select')
        group by c.relname`.execute(db);
      expect(columns.length).toBeGreaterThan(30);
      let seen = 0;
      for (const { table, columns: names } of columns) {
        const { rows } = await sql`
          select ${sql.join(names.map((name) => sql.ref(name)))}
          from ${sql.table(`nemcon.${table}`)}`.execute(db);
        seen += rows.length;
        const text = JSON.stringify(rows);
        expect(traces.filter((trace) => text.includes(trace)).map((one) => [table, one])).toEqual(
          [],
        );
      }
      expect(seen).toBeGreaterThan(0);
    },
  );

  test('while officers see it', async () => {
    const { rows } = await sql`select event from nemcon.events`.execute(
      seenAs(api, eyes.secretary).db,
    );
    for (const secret of secrets) expect(JSON.stringify(rows)).toContain(secret);
  });
});

describe('a line of a list', () => {
  const line = async (who: Who) => {
    const { items } = await listRecommendations(seenAs(api, eyes[who]), { limit: 100 });
    return items.find(({ reference }) => reference === 'R-4');
  };

  test('names those alone for whom it waits that the viewer may know', async () => {
    expect((await line('norway'))?.waitingOn).toEqual([]);
    expect((await line('hungary'))?.waitingOn).toEqual(['HUN']);
    expect((await line('secretary'))?.waitingOn.toSorted()).toEqual([
      'BEL',
      'EST',
      'FRA',
      'HUN',
      'USA',
    ]);
    for (const who of knowing) expect((await line(who))?.waitingOn).toEqual([]);
  });

  test('has the sentence of its viewer, and not those of others', async () => {
    const needs = async (who: Who) => (await line(who))?.needs;
    expect((await needs('secretary'))?.officer).toMatch(/4 have answered/);
    expect(await needs('norway')).toMatchObject({ officer: '', body: /Broken by HUN/ });
    for (const who of knowing)
      expect(await needs(who)).toMatchObject({ officer: '', body: '', public: /In progress/ });
    const kept = async (who: Who) => {
      const found = await findNeeds(seenAs(api, eyes[who]), ['R-4']);
      return Object.keys(found.get('R-4') ?? {}).toSorted();
    };
    expect(await kept('secretary')).toEqual(['body', 'officer', 'public']);
    expect(await kept('norway')).toEqual(['body', 'public']);
    for (const who of knowing) expect(await kept(who)).toEqual(['public']);
    for (const who of unseen) expect(await kept(who)).toEqual([]);
  });
});

describe('a review', () => {
  test('shows the members that one may know of, officers all', async () => {
    const { db } = database.store;
    const members = ['R-2', 'R-3', 'R-4'].map((reference) => ({ reference }));
    const phase = { is: 'summit', members };
    const state = { sequence: 1, members, phase, takenOut: [{ reference: 'R-3' }] };
    const { rows } = await sql<{ hash: string }>`
      select setting_hash as hash from nemcon.recommendations where reference = 'R-4'`.execute(db);
    await sql`insert into nemcon.reviews (workflow, id, title, summit_at, procedure,
        procedure_version, setting_hash, member_setting_hash, created_at, created_by, places, state)
      values ('review:REV', 'REV', 'Review', now(), 'p', 1, ${rows[0]?.hash}, ${rows[0]?.hash},
        now(), 'x', '{NOR,IS}', ${JSON.stringify(state)}::jsonb)`.execute(db);
    const given = async (who: Who) => (await findReview(seenAs(api, eyes[who]), 'REV'))?.state;
    const some = [{ reference: 'R-2' }, { reference: 'R-4' }];
    expect(await given('norway')).toEqual({
      ...state,
      members: some,
      takenOut: [],
      phase: { ...phase, members: some },
    });
    expect(await given('program')).toMatchObject({ members: some });
    for (const who of ['secretary', 'operator'] as const) expect(await given(who)).toEqual(state);
    for (const who of unseen) expect(await given(who)).toBeUndefined();
  });
});

type Cut = { readonly whole: Recommendation; readonly seen: Recommendation; readonly now: number };
type Shown = { readonly state: Recommendation; readonly now: number };

/** Every state of some random lives, as a body that takes part is given it, or somebody who does not. */
async function cutStates(takesPart: boolean): Promise<readonly Cut[]> {
  const lives = fc.sample(fc.tuple(procedure, facts, fc.nat({ max: 6 }), moves), {
    numRuns: 60,
    seed: 7,
  });
  const states = lives.flatMap(([file, given, ahead, steps]) => {
    const life = new Life(file, given).goAhead(ahead).live(steps);
    let whole = life.begun;
    return life.told.map((event) => ({ whole: (whole = evolve(whole, event)), now: event.at }));
  });
  const cuts: Cut[] = [];
  for (const { whole, now } of states.filter((_, index) => index % 3 === 0)) {
    const { setting, ...state } = whole;
    const rules = Object.fromEntries(
      setting.procedure.steps
        .flatMap(({ stages }) => stages)
        .flatMap((rule) => (rule.kind === 'decision' ? [[rule.id, rule.positions]] : [])),
    );
    const readable = state.versions.map(({ number }) => number);
    const { rows } = await sql<{ seen: StoredState }>`
      select nemcon.state_cut(${JSON.stringify(state)}::jsonb, ${takesPart}, '{P1}', ${readable}::int[],
        ${JSON.stringify(rules)}::jsonb) as seen`.execute(database.store.db);
    const seen = rows[0]?.seen;
    if (seen) cuts.push({ whole, seen: { ...seen, setting }, now });
  }
  return cuts;
}

/** A delegate, and whoever sits at a desk without seeing all positions. */
function actors(state: Recommendation) {
  const desks = Object.keys(state.setting.offices).filter(
    (id) => !/chair|secretary$|presiding/.test(id),
  );
  const all = [delegateOf('P1'), ...desks.map((id) => actorAt(state, id))];
  return all.flatMap((actor) => (actor.is === 'person' ? [actor] : []));
}

/** Whatever a page shows of a state to this viewer. */
function shown({ state, now }: Shown, viewer: Viewer) {
  return {
    needs: needsOf(state, viewer),
    awaited: showAwaited(state, viewer),
    stages: state.stages.map((stage) => showStage(stage, state, { viewer, language: 'en' })),
    asks: viewer.kind === 'body' ? asks(state, viewer.bodies) : [],
    acts: viewer.kind === 'body' ? actors(state).map((one) => openActs(state, one, now)) : [],
    frozen: frozenStages(state).map(({ positions, stage, round, version, ...rest }) => ({
      stage,
      outcome: rest.outcome,
      positions: positions.filter(({ body, attached }) => {
        const position = { stage, round, body };
        const isAttached = attached !== null && version !== null;
        return seesAttached(viewer, state, position, isAttached);
      }),
    })),
  };
}

describe('what is cut out of a state changes nothing of what is shown', () => {
  test('to a body, through random lives', async () => {
    const viewer = { kind: 'body', bodies: ['P1'] } as const;
    const cuts = await cutStates(true);
    expect(cuts.length).toBeGreaterThan(200);
    for (const { whole, seen, now } of cuts)
      expect(shown({ state: seen, now }, viewer)).toEqual(shown({ state: whole, now }, viewer));
    const others = asked.filter((body) => body !== 'P1');
    const kept = (of: (cut: Cut) => Recommendation) =>
      cuts
        .flatMap((cut) => answersIn(of(cut)))
        .filter((one) => others.some((body) => one.startsWith(body)));
    expect(kept(({ seen }) => seen).length).toBeLessThan(kept(({ whole }) => whole).length / 2);
  }, 60_000);

  test('to the public, through the same lives', async () => {
    const viewer = { kind: 'public' } as const;
    for (const { whole, seen, now } of await cutStates(false)) {
      expect(shown({ state: seen, now }, viewer)).toEqual(shown({ state: whole, now }, viewer));
      expect(answersIn(seen)).toEqual([]);
    }
  }, 60_000);
});
