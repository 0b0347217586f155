import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Role } from '../../../domain/actor.ts';
import { may, mayAppoint, needsNoMandate, roleMay } from '../../../domain/policy/may.ts';
import { roles, speakingRoles } from '../../../domain/policy/roles.ts';
import { isDeciding, rowOf, table, type ActName } from '../../../domain/policy/table.ts';
import { decide } from '../../../domain/decide.ts';
import { setterOf, type Lendable } from '../../../domain/stand-ins.ts';
import { at, hash, Story } from '../story.ts';

const acts = Object.keys(table).filter((name): name is ActName => Object.hasOwn(table, name));
const bodies = ['NOR', 'DEU', 'WG-1', 'IS', 'NAC', 'UKR'] as const;
const anyRole = fc.constantFrom(...roles);
const anyBody = fc.constantFrom(...bodies);
const anyAct = fc.constantFrom(...acts);
const anyDesk = fc.record({ body: anyBody, role: anyRole });
const anyAbout = fc.record({
  body: anyBody,
  desks: fc.array(anyDesk, { maxLength: 4 }),
  electorate: fc.array(anyBody, { maxLength: 4 }),
  concerned: fc.boolean(),
  own: fc.boolean(),
});
const runs = { numRuns: 5000 };

describe('whatever it is about', () => {
  test('nothing is permitted to a role that the act never is', () => {
    fc.assert(
      fc.property(anyAct, anyDesk, anyAbout, (act, held, about) => {
        if (may(act, held, about)) expect(roleMay(act, held.role)).toBe(true);
      }),
      runs,
    );
  });

  test('an auditor, an operator, a requester and a program decide nothing about a matter', () => {
    const watchers = ['auditor', 'operator', 'requester', 'service'] as const;
    const decided = acts.filter((act) => isDeciding(act) && act !== 'task');
    fc.assert(
      fc.property(
        fc.constantFrom(...decided),
        fc.constantFrom(...watchers),
        anyBody,
        anyAbout,
        (act, role, body, about) => {
          expect(may(act, { body, role }, about)).toBe(false);
        },
      ),
      runs,
    );
  });

  test('what binds a nation is done by whoever speaks for that very nation, or keeps its paper', () => {
    const binding = acts.filter((act) => isDeciding(act) && rowOf(act).binds === 'nation');
    fc.assert(
      fc.property(fc.constantFrom(...binding), anyDesk, anyAbout, (act, held, about) => {
        if (!may(act, held, about)) return;
        expect(about.body).toBe(held.body);
        expect(speakingRoles).toContain(held.role);
      }),
      runs,
    );
  });

  test('what declares an outcome is for a desk of the review, and for none that advises or chases', () => {
    const never: readonly Role[] = [
      'champion',
      'director',
      'expert',
      'action-officer',
      'registrar',
    ];
    const declaring = acts.filter((act) => rowOf(act).binds === 'outcome');
    fc.assert(
      fc.property(fc.constantFrom(...declaring), anyDesk, anyAbout, (act, held, about) => {
        if (!may(act, held, about)) return;
        expect(about.desks).toContainEqual(held);
        expect(never).not.toContain(held.role);
      }),
      runs,
    );
  });

  test('more desks, a wider electorate or more concern never takes anything away', () => {
    fc.assert(
      fc.property(anyAct, anyDesk, anyAbout, anyAbout, (act, held, less, more) => {
        if (!may(act, held, less)) return;
        const desks = [...less.desks, ...more.desks];
        const electorate = [...less.electorate, ...more.electorate];
        expect(may(act, held, { ...less, desks, electorate })).toBe(true);
      }),
      runs,
    );
  });
});

describe('a program', () => {
  test('has a scope for nothing that binds a nation or declares an outcome', () => {
    const scoped = acts.filter((act) => rowOf(act).scope !== undefined);
    expect(scoped.filter((act) => rowOf(act).binds !== undefined)).toEqual([]);
    expect(scoped).not.toContain('comment');
  });

  test('with a role alone may only what a scope names', () => {
    const open = acts.filter((act) => roleMay(act, 'service') && !needsNoMandate(act));
    const unnamed = open.filter((act) => rowOf(act).scope === undefined);
    expect(unnamed.toSorted()).toEqual([
      'end-stand-in',
      'make-calendar',
      'read-authorisations',
      'read-mandates',
      'read-people',
      'read-reasons-of-absence',
      'read-stand-ins',
      'set-stand-in',
    ]);
  });
});

describe('a head of delegation', () => {
  test('appoints delegates of its own delegation and nobody else', () => {
    fc.assert(
      fc.property(anyBody, anyDesk, (body, desk) => {
        const held = { body, role: 'head-of-delegation' } as const;
        const isOwnDelegate = desk.body === body && desk.role === 'delegate';
        expect(mayAppoint('grant-mandate', held, desk)).toBe(isOwnDelegate);
        expect(mayAppoint('hand-over-mandate', held, desk)).toBe(isOwnDelegate);
      }),
      runs,
    );
  });
});

describe('a stand-in', () => {
  const anyMandate = fc.record({
    id: fc.constantFrom('m-1', 'm-2', 'm-3', 'm-4'),
    person: fc.constantFrom('anna', 'bo'),
    body: anyBody,
    role: anyRole,
  });

  test('may exactly what its principal may: who acts in whose place is nothing the policy reads', () => {
    fc.assert(
      fc.property(anyAct, anyDesk, anyAbout, (act, own, about) => {
        const lent = { ...own, lentFrom: 'm-1', principal: 'anna', person: 'bo' };
        expect(may(act, lent, about)).toBe(may(act, own, about));
      }),
      runs,
    );
  });

  test('never sets or ends a stand-in by what was lent to it from that mandate', () => {
    const whole = (one: { id: string; person: string } & Pick<Lendable, 'body' | 'role'>) => ({
      ...one,
      from: 0,
      until: null,
      lentFrom: null,
      principal: null,
      revokedAt: null,
    });
    fc.assert(
      fc.property(anyMandate, (one) => {
        const lent = whole(one);
        const borrowed = { ...lent, id: 'm-9', lentFrom: lent.id, principal: lent.person };
        expect(setterOf([borrowed], lent)).toBeUndefined();
      }),
      runs,
    );
  });
});

describe('the validator', () => {
  test('refuses whoever a review has seated at a desk against the policy', () => {
    const story = new Story('sdpr', { summit: '2024-07-09T09:00:00+02:00' });
    const title = hash('title');
    const task = { type: 'task', workingGroup: 'WG-1', title } as const;
    const when = Date.parse('2024-03-19T09:00:00Z');
    const by = { ...at('secretary'), role: 'operator' } as const;
    if (by.is !== 'person') throw new Error('It is a person.');
    expect(decide(story.state, { ...task, by }, when)).toMatchObject({ code: 'not-your-body' });
  });
});
