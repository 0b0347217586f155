import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Command } from '../../domain/command.ts';
import type { FlagWhy } from '../../domain/mandate-flag.ts';
import { insertAuthorisation } from '../../store/authorisations.ts';
import { insertDocuments } from '../../store/documents.ts';
import { sha256 } from '../../store/hash.ts';
import { insertMandate, revokeMandate } from '../../store/mandates.ts';
import { messages, recommendationWorkflowId } from '../../workflows/messages.ts';
import { appointed, askToAgree, openReview } from './asked-to-agree.ts';
import { download } from './bytes.ts';
import { done, openTestedApi, type Answered, type TestedApi } from './running-api.ts';

const secretary = 'sofia.marin';
const president = 'pieter.devos';
const auditor = 'alma.berg';
const germany = 'delegate.deu';
const norway = 'delegate.nor';

const Event = z.looseObject({
  sequence: z.int(),
  type: z.string(),
  by: z.looseObject({ person: z.string().optional() }),
  flags: z.array(z.looseObject({ mandate: z.string(), body: z.string(), why: z.string() })),
});

let api: TestedApi;
let review: string;
beforeAll(async () => {
  api = await openTestedApi();
  review = await openReview(api, ['NOR', 'DEU', 'FRA']);
}, 60_000);
afterAll(async () => {
  await api.close();
});

async function timeline(person: string, reference: string) {
  const path = `/api/recommendations/${reference}/timeline?limit=200`;
  return z.array(Event).parse((await done(api.get(person, path))).at('items'));
}

/** What is flagged of somebody's acts, as another person reads the timeline. */
async function flags(reader: string, reference: string, person: string) {
  const events = await timeline(reader, reference);
  return events.filter(({ by }) => by.person === person).flatMap((event) => event.flags);
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await isSo()))
    if (Date.now() > end) throw new Error('It never came about.');
    else await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Puts an act into the workflow as somebody who reaches Temporal could, past the API. */
async function putIn(reference: string, command: Command, receivedAt = Date.now()) {
  const key = randomUUID();
  const handle = api.harness.client.workflow.getHandle(recommendationWorkflowId(reference));
  await handle.executeUpdate(messages.act, {
    updateId: key,
    args: [{ key, hash: sha256(key), receivedAt, command }],
  });
}

async function commentOf(person: string, mandate: string, text: string): Promise<Command> {
  const document = { hash: sha256(text), mediaType: 'text/plain', text };
  await insertDocuments(api.harness.store, [document]);
  const by = { is: 'person', person, body: 'DEU', role: 'delegate', mandate } as const;
  const said = { kind: 'substantive', clause: '1', document: sha256(text) } as const;
  return { by, type: 'comment', id: randomUUID(), body: 'DEU', ...said };
}

describe('an act whose mandate was revoked', () => {
  test('after it was received is not flagged, and names the version that held', async () => {
    const { path, responses, text, reference } = await askToAgree(api, review);
    const { person, mandate } = await appointed(api, 'DEU');
    await done(api.post(person, responses, { position: 'agree', text }));
    await done(api.post(secretary, `/api/mandates/${mandate}/revocation`, {}));
    const [said] = (await timeline(secretary, reference)).filter((one) => one.type === 'responded');
    expect(said).toMatchObject({ by: { person, mandate: `${mandate}@1` }, flags: [] });
    expect((await api.post(person, responses, { position: 'object', text })).status).toBe(404);
    expect((await done(api.get(secretary, path))).at('stages')).toBeDefined();
  });

  test('while it was on its way is recorded and counted, and flagged', async () => {
    const { responses, text, reference } = await askToAgree(api, review);
    const { person, mandate } = await appointed(api, 'DEU');
    const at = Date.now();
    let answer: Promise<Answered> | undefined;
    const key = randomUUID();
    // The API still reads the mandate as it was; the record waits for what becomes of it.
    await api.harness.store.db.transaction().execute(async (db) => {
      await revokeMandate({ ...api.harness.store, db }, mandate, at);
      answer = api.post(person, responses, { position: 'agree', text }, { key });
      await until(async () => (await waitingForMandates()) > 0);
    });
    const given = await answer;
    expect([200, 202]).toContain(given?.status);
    await until(async () => (await flags(secretary, reference, person)).length > 0);
    expect(await flags(secretary, reference, person)).toEqual([
      {
        mandate: `${mandate}@1`,
        body: 'DEU',
        why: 'revoked',
        since: new Date(at).toISOString(),
      },
    ]);
    const counted = await done(api.get(secretary, responses));
    expect(counted.at('items')).toEqual([
      expect.objectContaining({ body: 'DEU', position: 'agree', status: 'counted' }),
    ]);
  });

  test('by a revocation that is entered later, for an earlier time, is flagged then', async () => {
    const { responses, text, reference } = await askToAgree(api, review);
    const { person, mandate } = await appointed(api, 'DEU');
    const at = Date.now();
    await done(api.post(person, responses, { position: 'agree', text }));
    expect(await flags(secretary, reference, person)).toEqual([]);
    await revokeMandate(api.harness.store, mandate, at);
    expect(await flags(secretary, reference, person)).toMatchObject([{ why: 'revoked' }]);
  });

  test('is flagged for a stand-in whose principal has no mandate any more', async () => {
    const { reference } = await askToAgree(api, review);
    const lent = await appointed(api, 'DEU');
    const { store } = api.harness;
    const standIn = { person: `stand-in.${randomUUID()}`, body: 'DEU', role: 'delegate' } as const;
    const id = randomUUID();
    const span = { from: Date.now() - 60_000, until: Date.now() + 600_000 };
    const grant = { grantedBy: secretary, lentFrom: lent.mandate };
    await insertMandate(store, { id, ...standIn, ...span, ...grant });
    await done(api.post(secretary, `/api/mandates/${lent.mandate}/revocation`, {}));
    await putIn(reference, await commentOf(standIn.person, `${id}@1`, 'For the principal.'));
    await until(async () => (await flags(secretary, reference, standIn.person)).length > 0);
    expect(await flags(secretary, reference, standIn.person)).toMatchObject([{ why: 'revoked' }]);
  });

  test('is flagged for each other body of a letter whose authorisation had ended', async () => {
    const { reference, text } = await askToAgree(api, review);
    const id = `a-${randomUUID()}`;
    const span = { from: Date.now() - 60_000, until: Date.now() - 1_000 };
    const letter = { body: 'FRA', speaker: 'DEU', document: text, review: null, reference: null };
    const given = { ...letter, givenBy: 'delegate.fra', givenAs: 'body' } as const;
    await insertAuthorisation(api.harness.store, { id, ...span, ...given });
    const mandate = `sample-${germany}@1`;
    const by = { is: 'person', person: germany, body: 'DEU', role: 'delegate', mandate } as const;
    const said = { position: 'agree', reason: null, statement: null, text } as const;
    await putIn(reference, {
      by,
      type: 'respond',
      stage: null,
      bodies: ['DEU', 'FRA'],
      authorised: [{ body: 'FRA', under: id }],
      letter: randomUUID(),
      to: 'text',
      ...said,
    });
    await until(async () => (await flags(secretary, reference, germany)).length > 0);
    expect(await flags(secretary, reference, germany)).toEqual([
      expect.objectContaining({ mandate: id, body: 'FRA', why: 'ended' }),
    ]);
  });
});

/** How many recordings wait for a row that another transaction changes. */
async function waitingForMandates(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'
      and query like 'with moved as%'`.execute(api.harness.store.db);
  return rows[0]?.count ?? 0;
}

describe('an act put into the workflow without the API, under a mandate that was revoked', () => {
  let reference: string;
  let person: string;
  let mandate: string;
  beforeAll(async () => {
    ({ reference } = await askToAgree(api, review));
    ({ person, mandate } = await appointed(api, 'DEU'));
    await done(api.post(secretary, `/api/mandates/${mandate}/revocation`, {}));
    await putIn(reference, await commentOf(person, `${mandate}@1`, 'It costs too much.'));
    await until(async () => (await timeline(norway, reference)).some(isComment));
  }, 60_000);
  const isComment = ({ type }: z.infer<typeof Event>) => type === 'commented';

  test.each([secretary, president, auditor, germany])('is shown as such to %s', async (reader) => {
    const [said] = (await timeline(reader, reference)).filter(isComment);
    expect(said?.flags).toMatchObject([{ mandate: `${mandate}@1`, body: 'DEU', why: 'revoked' }]);
  });

  test.each([norway, 'anna.weber', 'olena.shevchuk'])(
    'is to %s an act like any other',
    async (reader) => {
      const answer = await api.get(reader, `/api/recommendations/${reference}/timeline?limit=200`);
      expect(JSON.stringify(answer.body)).not.toContain('revoked');
      const items = z.array(Event).safeParse(answer.at('items')).data ?? [];
      expect(items.flatMap((event) => event.flags)).toEqual([]);
      expect(JSON.stringify((await api.get(reader, '/api/notices')).body)).not.toContain(mandate);
    },
  );

  test('is told to who presides, who decides what becomes of it, and to nobody else', async () => {
    const told = JSON.stringify((await done(api.get(president, '/api/notices'))).at('items'));
    expect(told).toContain(`for DEU) was received on`);
    expect(told).toMatch(new RegExp(`under ${mandate}@1, which had been revoked \\(20`));
    expect(told).toContain('whether it stands is yours to decide');
    for (const other of [secretary, auditor, germany, norway])
      expect(JSON.stringify((await api.get(other, '/api/notices')).body)).not.toContain(mandate);
  });

  test('stands in the audit log as an entry of its own, for those who see the act', async () => {
    const path = `/api/audit/entries?kind=mandate-flag&reference=${reference}`;
    for (const reader of [secretary, auditor])
      expect((await done(api.get(reader, path))).at('items')).toEqual([
        expect.objectContaining({
          act: 'commented',
          body: 'DEU',
          mandate: `${mandate}@1`,
          details: expect.objectContaining({ why: 'revoked' }),
        }),
      ]);
  });

  test('stands in the record of its body', async () => {
    const file = await download(api, germany, '/api/bodies/DEU/record');
    const lines = new TextDecoder().decode(file.bytes).trim().split('\n');
    const line = lines.find((one) => one.includes(reference) && one.includes('"commented"'));
    expect(line).toContain(`"flags":[{"mandate":"${mandate}@1"`);
  });

  test('cannot have its flag taken away or changed', async () => {
    const { db } = api.harness.store;
    for (const change of [
      sql`delete from nemcon.mandate_flags`,
      sql`update nemcon.mandate_flags set why = 'ended'`,
      sql`truncate nemcon.mandate_flags`,
    ])
      await expect(change.execute(db)).rejects.toThrow(/append-only/);
  });
});

describe('what speaks against a mandate', () => {
  const at = Date.parse('2026-03-01T12:00:00.000Z');
  const hour = 3_600_000;
  const held = { person: 'p', body: 'DEU', role: 'delegate' } as const;
  const cases: readonly [string, object, string, FlagWhy | null][] = [
    ['one that holds', {}, '@1', null],
    ['one that ends this very millisecond', { until: at }, '@1', 'ended'],
    ['one that ends a millisecond later', { until: at + 1 }, '@1', null],
    ['one that begins this very millisecond', { from: at }, '@1', null],
    ['one that begins later', { from: at + 1 }, '@1', 'not-begun'],
    ['one of another person', { person: 'q' }, '@1', 'of-another'],
    ['one of another body', { body: 'FRA' }, '@1', 'of-another'],
    ['one of another role', { role: 'expert' }, '@1', 'of-another'],
    ['a version that there is not yet', {}, '@2', 'changed'],
    ['one that names no version', {}, '', null],
  ];

  async function flaw(reference: string): Promise<unknown> {
    const { rows } = await sql<{ why: string }>`
      select why from nemcon.mandate_flaw(${reference}, ${held.person}, ${held.body}, ${held.role},
        ${held.body}, ${new Date(at).toISOString()}::timestamptz)`.execute(api.harness.store.db);
    return rows.map(({ why }) => why);
  }

  test.each(cases)('%s', async (_, grant, version, why) => {
    const id = `case-${randomUUID()}`;
    const span = { from: at - hour, until: null, lentFrom: null, grantedBy: secretary };
    await insertMandate(api.harness.store, { id, ...held, ...span, ...grant });
    expect(await flaw(`${id}${version}`)).toEqual(why === null ? [] : [why]);
  });

  test.each([
    [0, ['revoked']],
    [-1, ['revoked']],
    [1, []],
  ])('one that was revoked %i ms from the receipt', async (from, expected) => {
    const id = `case-${randomUUID()}`;
    const span = { from: at - hour, until: null, lentFrom: null, grantedBy: secretary };
    await insertMandate(api.harness.store, { id, ...held, ...span });
    await revokeMandate(api.harness.store, id, at + from);
    expect(await flaw(`${id}@1`)).toEqual(expected);
  });

  test('one that the register does not know', async () => {
    expect(await flaw(`m-${randomUUID()}@1`)).toEqual(['unknown']);
  });
});
