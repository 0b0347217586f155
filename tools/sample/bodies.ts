import type { NewBody } from '../../store/bodies.ts';

/** The 32 Allies, by ISO 3166-1 alpha-3. */
export const allies = {
  ALB: 'Albania',
  BEL: 'Belgium',
  BGR: 'Bulgaria',
  CAN: 'Canada',
  HRV: 'Croatia',
  CZE: 'Czechia',
  DNK: 'Denmark',
  EST: 'Estonia',
  FIN: 'Finland',
  FRA: 'France',
  DEU: 'Germany',
  GRC: 'Greece',
  HUN: 'Hungary',
  ISL: 'Iceland',
  ITA: 'Italy',
  LVA: 'Latvia',
  LTU: 'Lithuania',
  LUX: 'Luxembourg',
  MNE: 'Montenegro',
  NLD: 'Netherlands',
  MKD: 'North Macedonia',
  NOR: 'Norway',
  POL: 'Poland',
  PRT: 'Portugal',
  ROU: 'Romania',
  SVK: 'Slovakia',
  SVN: 'Slovenia',
  ESP: 'Spain',
  SWE: 'Sweden',
  TUR: 'Türkiye',
  GBR: 'United Kingdom',
  USA: 'United States',
} as const;

export type SampleBody = NewBody;

/** Every body of the sample review. The groups' themes are those that the ministry later named. */
export const sampleBodies: readonly SampleBody[] = [
  ...Object.entries(allies).map(([id, name]) => ({ id, name, kind: 'nation' as const })),
  { id: 'UKR', name: 'Ukraine', kind: 'nation' },
  { id: 'WG-1', name: 'Working group on interoperability', kind: 'working-group' },
  { id: 'WG-2', name: 'Working group on long-term planning', kind: 'working-group' },
  { id: 'WG-3', name: 'Working group on procurement procedures', kind: 'working-group' },
  { id: 'WG-4', name: 'Working group on transparency and oversight', kind: 'working-group' },
  { id: 'CNAD', name: 'Conference of National Armaments Directors', kind: 'committee' },
  { id: 'NAC', name: 'North Atlantic Council', kind: 'committee' },
  { id: 'IS', name: 'International Staff', kind: 'office' },
  { id: 'NSPA', name: 'NATO Support and Procurement Agency', kind: 'agency', country: 'LU' },
  { id: 'MOD-UKR', name: 'Ministry of Defence of Ukraine', kind: 'agency', country: 'UA' },
  { id: 'LEGAL', name: 'Office of Legal Affairs', kind: 'office' },
  { id: 'PUBLIC', name: 'The public', kind: 'office' },
  { id: 'NEMCON', name: 'The service itself', kind: 'office' },
];
