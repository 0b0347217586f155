import type { BodyId } from '../../domain/actor.ts';

/** Who sits in the working groups of the sample: invented, Ukraine in each of them. */
export const groupMembers = {
  'WG-1': ['NOR', 'DEU', 'EST', 'FRA', 'TUR', 'USA', 'UKR'],
  'WG-2': ['GBR', 'LTU', 'NLD', 'POL', 'SWE', 'UKR'],
  'WG-3': ['CAN', 'CZE', 'DNK', 'ITA', 'ROU', 'UKR'],
  'WG-4': ['BEL', 'ESP', 'FIN', 'LVA', 'NOR', 'PRT', 'UKR'],
} as const satisfies Record<string, readonly BodyId[]>;

export type GroupId = keyof typeof groupMembers;
