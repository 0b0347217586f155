import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findBodies, putBodies } from '../../store/bodies.ts';
import { AlreadyKept } from '../../store/faults.ts';
import { findHolders, findMandates, insertMandate, revokeMandate } from '../../store/mandates.ts';
import type { NewMandate } from '../../store/mandates.ts';
import { findPeople, findPerson, putPeople } from '../../store/people.ts';
import { findProcedure, findProcedures, insertProcedure } from '../../store/procedures.ts';
import { shippedProcedures } from '../../procedures/load.ts';
import { freshDatabase } from './database.ts';
import type { FreshDatabase } from './database.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const june = Date.parse('2024-06-01T00:00:00Z');
const day = 86_400_000;

function mandate(id: string, more: Partial<NewMandate> = {}): NewMandate {
  return {
    id,
    person: 'anna',
    body: 'NOR',
    role: 'delegate',
    from: june,
    until: june + 30 * day,
    lentFrom: null,
    grantedBy: 'head',
    ...more,
  };
}

async function heldBy(person: string, at: number): Promise<string[]> {
  return (await findMandates(database.store, person, at)).map(({ id }) => id);
}

describe('a mandate', () => {
  test('holds from its first instant until just before its last', async () => {
    await insertMandate(database.store, mandate('m-1'));
    await expect(heldBy('anna', june - 1)).resolves.toEqual([]);
    await expect(heldBy('anna', june)).resolves.toEqual(['m-1']);
    await expect(heldBy('anna', june + 30 * day - 1)).resolves.toEqual(['m-1']);
    await expect(heldBy('anna', june + 30 * day)).resolves.toEqual([]);
  });

  test('ends when it is revoked, once, and stays on record', async () => {
    await insertMandate(database.store, mandate('m-2', { person: 'bo', until: null }));
    await expect(revokeMandate(database.store, 'm-2', june + day)).resolves.toBe(true);
    await expect(revokeMandate(database.store, 'm-2', june + 2 * day)).resolves.toBe(true);
    await expect(revokeMandate(database.store, 'nobody', june)).resolves.toBe(false);
    const before = await findMandates(database.store, 'bo', june + day - 1);
    expect(before).toMatchObject([{ id: 'm-2', revokedAt: june + day, version: 2, until: null }]);
    await expect(heldBy('bo', june + day)).resolves.toEqual([]);
  });

  test('that was lent holds only while the lender holds it, and is not lent on', async () => {
    await insertMandate(database.store, mandate('m-3', { person: 'head', until: june + 5 * day }));
    await insertMandate(database.store, mandate('m-4', { person: 'stand-in', lentFrom: 'm-3' }));
    await insertMandate(database.store, mandate('m-5', { person: 'third', lentFrom: 'm-4' }));
    await expect(heldBy('stand-in', june + day)).resolves.toEqual(['m-4']);
    await expect(heldBy('stand-in', june + 6 * day)).resolves.toEqual([]);
    await expect(heldBy('third', june + day)).resolves.toEqual([]);
  });

  test('that was lent for another body than the lender holds is worth nothing', async () => {
    await insertMandate(database.store, mandate('m-6', { person: 'lender' }));
    const wider = mandate('m-7', { person: 'wider', body: 'USA', lentFrom: 'm-6' });
    await insertMandate(database.store, wider);
    await expect(heldBy('wider', june + day)).resolves.toEqual([]);
  });

  test('is kept once and never replaced by another with its id', async () => {
    await insertMandate(database.store, mandate('m-8', { person: 'carl' }));
    await insertMandate(database.store, mandate('m-8', { person: 'carl' }));
    const other = insertMandate(database.store, mandate('m-8', { person: 'eve' }));
    await expect(other).rejects.toBeInstanceOf(AlreadyKept);
    await expect(heldBy('carl', june)).resolves.toEqual(['m-8']);
  });

  test('shows who sits where, by name', async () => {
    await putPeople(database.store, [{ id: 'dora', name: 'Dora D', email: null }]);
    const chair = mandate('m-9', { person: 'dora', body: 'CNAD', role: 'chair' });
    await insertMandate(database.store, chair);
    const holders = await findHolders(database.store, 'CNAD', june);
    const none = { principal: null, setBy: null, reason: null, succeeds: null, revokedAt: null };
    expect(holders).toEqual([{ ...chair, ...none, version: 1, name: 'Dora D' }]);
  });
});

describe('people and bodies', () => {
  test('count their changes, and the same again is no change', async () => {
    const nor = { id: 'NOR', name: 'Norway', kind: 'nation' } as const;
    await putBodies(database.store, [nor, { id: 'BEL', name: 'Belgium', kind: 'nation' }]);
    await putBodies(database.store, [nor]);
    await putBodies(database.store, [{ ...nor, name: 'Kingdom of Norway' }]);
    expect(await findBodies(database.store)).toEqual([
      { id: 'BEL', name: 'Belgium', kind: 'nation', country: null, version: 1 },
      { id: 'NOR', name: 'Kingdom of Norway', kind: 'nation', country: null, version: 2 },
    ]);
  });

  test('are found by the subject of their token', async () => {
    const anna = { id: 'anna', name: 'Anna A', email: 'anna@example.org' };
    await putPeople(database.store, [anna]);
    await putPeople(database.store, [{ ...anna, email: null }]);
    await expect(findPerson(database.store, 'anna')).resolves.toEqual({
      ...anna,
      email: null,
      language: 'en',
      zone: null,
      version: 2,
    });
    await expect(findPerson(database.store, 'nobody')).resolves.toBeUndefined();
    expect((await findPeople(database.store)).map(({ id }) => id)).toContain('anna');
  });
});

describe('a procedure', () => {
  test('is kept as it was, in every version', async () => {
    const [first] = shippedProcedures();
    if (!first) throw new Error('There is no shipped procedure.');
    const line = await insertProcedure(database.store, first);
    await expect(insertProcedure(database.store, first)).resolves.toEqual(line);
    const changed = { ...first, title: 'Another title' };
    await expect(insertProcedure(database.store, changed)).rejects.toThrow(/another procedure/);
    await insertProcedure(database.store, { ...changed, version: first.version + 1 });
    const newest = await findProcedure(database.store, first.id);
    expect(newest).toMatchObject({ version: first.version + 1, title: 'Another title' });
    const pinned = await findProcedure(database.store, first.id, first.version);
    expect(pinned?.procedure).toEqual(first);
    await expect(findProcedure(database.store, 'none')).resolves.toBeUndefined();
    const versions = (await findProcedures(database.store)).map(({ version }) => version);
    expect(versions).toEqual([first.version + 1, first.version]);
  });
});
