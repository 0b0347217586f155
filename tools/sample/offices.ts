import type { Office, OfficeId } from '../../domain/actor.ts';
import { allies } from './bodies.ts';

/** Whose answer counts where the Allies decide. */
export const nations: readonly string[] = Object.keys(allies);

/** Who sits where in the sample reviews; each working group's own desks are known by its id. */
export const offices: Readonly<Record<OfficeId, Office>> = {
  'committee-chair': { body: 'CNAD', role: 'chair' },
  secretary: { body: 'IS', role: 'secretary' },
  director: { body: 'IS', role: 'director' },
  'assistant-secretary-general': { body: 'IS', role: 'assistant-secretary-general' },
  'presiding-officer': { body: 'NAC', role: 'presiding-officer' },
  registrar: { body: 'IS', role: 'registrar' },
  'procurement-agency': { body: 'NSPA', role: 'expert' },
  'ministry-of-defence': { body: 'MOD-UKR', role: 'expert' },
  'legal-adviser': { body: 'LEGAL', role: 'expert' },
  champion: { body: 'NOR', role: 'champion' },
  requester: { body: 'MOD-UKR', role: 'requester' },
};
