import type { BodyId, Role } from '../../domain/actor.ts';
import { personAt, samplePeople, type SamplePerson } from '../sample/people.ts';

/** Who plays which office in the demonstration. */
export const cast = {
  secretary: personAt('IS', 'secretary'),
  registrar: personAt('IS', 'registrar'),
  director: personAt('IS', 'director'),
  assistantSecretaryGeneral: personAt('IS', 'assistant-secretary-general'),
  committeeChair: personAt('CNAD', 'chair'),
  presidingOfficer: personAt('NAC', 'presiding-officer'),
  authority: personAt('MOD-UKR', 'authority'),
  procurementAgency: personAt('NSPA', 'expert'),
  ministryOfDefence: personAt('MOD-UKR', 'expert'),
  legal: personAt('LEGAL', 'expert'),
} as const;

/** The working groups of the demonstration, each with its desks and the nations that sit in it. */
export const groups = {
  interoperability: group('WG-1', ['NOR', 'DEU', 'EST', 'UKR']),
  planning: group('WG-2', ['GBR', 'POL', 'LTU', 'UKR']),
} as const;

export type Group = {
  readonly body: BodyId;
  readonly members: readonly BodyId[];
  readonly chair: SamplePerson;
  readonly actionOfficer: SamplePerson;
};

function group(body: BodyId, members: readonly BodyId[]): Group {
  const at = (role: Role) => personAt(body, role);
  return { body, members, chair: at('chair'), actionOfficer: at('action-officer') };
}

export function delegate(body: BodyId): SamplePerson {
  return personAt(body, 'delegate');
}

/** `Kari Holm, chair of WG-1`; a delegate is called by the nation. */
export function introduce({ name, role, body }: SamplePerson): string {
  return role === 'delegate' ? name : `${name}, ${role.replaceAll('-', ' ')} of ${body}`;
}

export function introduceById(id: string): string {
  const person = samplePeople.find((one) => one.id === id);
  return person ? introduce(person) : id;
}
