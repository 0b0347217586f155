import { z } from 'zod';
import type { BodyId } from '../../domain/actor.ts';
import type { Procedure } from '../../domain/procedure.ts';

const mostBodies = 2000;
const id = z
  .string({ error: 'is no id of a body' })
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u, { error: 'is no id of a body' });
export const bodySchema = id;

const range = /^(\D*)(\d{1,6})\.\.(\D*)(\d{1,6})$/;

/** `P1..P12`, or one id. */
const several = z.string({ error: 'is no id of a body' }).transform((text, context): BodyId[] => {
  const [, prefix = '', first, samePrefix, last] = range.exec(text) ?? [];
  if (first === undefined) {
    const one = id.safeParse(text);
    if (one.success && !text.includes('..')) return [one.data];
    context.addIssue({
      code: 'custom',
      message: 'is no id of a body, nor a range such as P1..P12',
    });
    return z.NEVER;
  }
  const count = Number(last) - Number(first) + 1;
  if ((samePrefix !== '' && prefix !== samePrefix) || count < 1 || count > mostBodies) {
    context.addIssue({ code: 'custom', message: 'is no range; write P1..P12' });
    return z.NEVER;
  }
  return Array.from({ length: count }, (_, n) => `${prefix}${Number(first) + n}`);
});

/** A range, or a list of ids and ranges. */
export const bodiesSchema = z
  .union(
    [
      several,
      z
        .array(several)
        .min(1)
        .max(mostBodies)
        .transform((lists) => lists.flat()),
    ],
    {
      error: 'is no list of bodies; write [P1, P2] or P1..P12',
    },
  )
  .transform((bodies) => [...new Set(bodies)]);

const count = z
  .int({ error: 'is no number of bodies' })
  .min(1, { error: 'is nobody' })
  .max(mostBodies, { error: `is more than ${mostBodies} bodies` });
const members = z.union([count, bodiesSchema], {
  error: 'is neither a number of bodies nor a list of them',
});

export const electorateSchema = z.union([members, z.record(z.string(), members)], {
  error: 'is no electorate; write a number, a list of ids, or a map of roles to either',
});

type Electorate = z.infer<typeof electorateSchema>;
type Members = z.infer<typeof members>;
export type Roles = Readonly<Record<string, readonly BodyId[]>>;

/** The roles that the procedure's stages and thresholds name, as its stages name them. */
function rolesNamed(procedure: Procedure): readonly (readonly string[])[] {
  return procedure.steps.flatMap(({ stages }) =>
    stages.flatMap((stage) => {
      if (stage.kind !== 'decision') return [];
      return [typeof stage.electorate === 'string' ? [stage.electorate] : stage.electorate];
    }),
  );
}

/**
 * Who holds each role. A number or a list alone are the bodies of every stage; of one that asks
 * several roles, of the first.
 *
 * @returns the faults where a role is named that the procedure does not have
 */
export function rolesFrom(procedure: Procedure, given: Electorate | undefined): Roles | string[] {
  const named = rolesNamed(procedure);
  if (given === undefined) return {};
  if (typeof given === 'number' || Array.isArray(given)) {
    const bodies = membersOf('P', given);
    return Object.fromEntries(named.map(([first = '']) => [first, bodies]));
  }
  const known = [...new Set(named.flat())];
  const unknown = Object.keys(given).filter((role) => !known.includes(role));
  if (unknown.length > 0)
    return unknown.map(
      (role) => `${role}: is no role of ${procedure.id}; it has ${known.join(', ')}`,
    );
  return Object.fromEntries(
    Object.entries(given).map(([role, those]) => [role, membersOf(role, those)]),
  );
}

function membersOf(prefix: string, given: Members): readonly BodyId[] {
  if (typeof given !== 'number') return given;
  return Array.from({ length: given }, (_, n) => `${prefix}${n + 1}`);
}

/** Whether anybody has to be asked: not where everybody may comment and nobody takes a position. */
export function asksSomebody(procedure: Procedure): boolean {
  return procedure.steps.some(({ stages }) =>
    stages.some(
      (stage) =>
        stage.kind === 'decision' &&
        (Object.keys(stage.positions).length > 0 || stage.comments?.by !== 'anyone'),
    ),
  );
}
