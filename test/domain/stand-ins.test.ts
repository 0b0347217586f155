import { describe, expect, test } from '@jest/globals';
import { lendingFault, setterOf, type Lendable } from '../../domain/stand-ins.ts';

const june = Date.parse('2024-06-01T00:00:00Z');
const day = 86_400_000;

function mandate(id: string, person: string, more: Partial<Lendable> = {}): Lendable {
  const desk = { body: 'NOR', role: 'delegate' } as const;
  const span = { from: june, until: june + 30 * day };
  return {
    id,
    person,
    ...desk,
    ...span,
    lentFrom: null,
    principal: null,
    revokedAt: null,
    ...more,
  };
}

const anna = mandate('m-anna', 'anna');
const toBo = { to: 'bo', from: june + day, until: june + 5 * day, at: june + day };

describe('who sets a stand-in', () => {
  const head = mandate('m-head', 'head', { role: 'head-of-delegation' });
  const secretary = mandate('m-sec', 'sec', { body: 'IS', role: 'secretary' });
  const standIn = mandate('m-bo', 'bo', { lentFrom: 'm-anna', principal: 'anna' });
  test.each([
    ['the principal', anna, 'principal'],
    ['the head of the same delegation', head, 'head-of-delegation'],
    ['the head of another', { ...head, body: 'SWE' }, undefined],
    ['the secretary', secretary, 'secretary'],
    ['a registrar', { ...secretary, role: 'registrar' }, undefined],
    ['another delegate', mandate('m-other', 'other'), undefined],
    ['its own stand-in', standIn, undefined],
  ] as const)('%s', (_, held, as) => {
    expect(setterOf([held], anna)?.as).toBe(as);
  });

  test('a head of delegation not for what is no part of the delegation', () => {
    const authority = mandate('m-auth', 'ann', { role: 'authority' });
    expect(setterOf([head], authority)).toBeUndefined();
  });
});

describe('what is lent', () => {
  test.each([
    ['within its dates, to another', {}, anna, undefined],
    ['again, though it was lent', {}, { ...anna, lentFrom: 'm-x' }, 'stand-in-chain'],
    ['to its holder', { to: 'anna' }, anna, 'self-approval'],
    ['to whoever sets it', { to: 'head' }, anna, 'self-approval'],
    ['to whom the setter stands in for', { to: 'boss' }, anna, 'self-approval'],
    ['beyond its end', { until: june + 31 * day }, anna, 'wider-than-held'],
    ['before its beginning', { from: june - 1 }, anna, 'wider-than-held'],
    ['without an end of its own', {}, { ...anna, until: null }, undefined],
    ['after it was revoked', {}, { ...anna, revokedAt: june }, 'mandate-ended'],
    ['after it ended', { at: june + 30 * day }, anna, 'mandate-ended'],
  ] as const)('%s', (_, more, lent, code) => {
    const setter = { person: 'head', principal: 'boss' };
    expect(lendingFault(lent, { ...toBo, ...more }, setter, [])?.code).toBe(code);
  });

  const annaForBo = (from: number, until: number) =>
    mandate('m-c', 'anna', { lentFrom: 'm-bo', principal: 'bo', from, until });
  test.each([
    ['in the same time', annaForBo(june, june + 2 * day), 'stand-in-cycle'],
    ['one after the other', annaForBo(june + 5 * day, june + 6 * day), undefined],
    ['one before the other', annaForBo(june, june + day), undefined],
    ['of a third', { ...annaForBo(june, june + 9 * day), principal: 'carl' }, undefined],
  ] as const)('each for the other, %s', (_, other, code) => {
    expect(lendingFault(anna, toBo, anna, [other])?.code).toBe(code);
  });
});
