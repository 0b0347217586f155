import type { Role } from '../../domain/actor.ts';
import { allies } from './bodies.ts';

export type SamplePerson = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly body: string;
  readonly role: Role;
  /** Of their mail, where it is not English. */
  readonly language?: 'fr' | 'uk';
  /** Where they live, where mail tells it beside the promised zone. */
  readonly zone?: string;
};

function person(id: string, name: string, body: string, role: Role): SamplePerson {
  return { id, name, email: `${id}@example.org`, body, role, ...habits[body] };
}

/** Mail reaches some of them in another language and another zone. */
const habits: Readonly<Record<string, Pick<SamplePerson, 'language' | 'zone'>>> = {
  FRA: { language: 'fr', zone: 'Europe/Paris' },
  UKR: { language: 'uk', zone: 'Europe/Kyiv' },
  'MOD-UKR': { language: 'uk', zone: 'Europe/Kyiv' },
  USA: { zone: 'America/New_York' },
};

/** Invented people at the offices of the sample review. */
const officials: readonly SamplePerson[] = [
  person('sofia.marin', 'Sofia Marin', 'IS', 'secretary'),
  person('pieter.devos', 'Pieter De Vos', 'NAC', 'presiding-officer'),
  person('helena.costa', 'Helena Costa', 'CNAD', 'chair'),
  person('martin.leroy', 'Martin Leroy', 'IS', 'director'),
  person('grace.turner', 'Grace Turner', 'IS', 'assistant-secretary-general'),
  person('lucas.meyer', 'Lucas Meyer', 'IS', 'registrar'),
  person('kari.nilsen', 'Kari Nilsen', 'NOR', 'champion'),
  person('olena.shevchuk', 'Olena Shevchuk', 'MOD-UKR', 'requester'),
  person('kari.holm', 'Kari Holm', 'WG-1', 'chair'),
  person('tomas.novak', 'Tomáš Novák', 'WG-1', 'action-officer'),
  person('piotr.zielinski', 'Piotr Zieliński', 'WG-2', 'chair'),
  person('eva.lund', 'Eva Lund', 'WG-2', 'action-officer'),
  person('marie.dubois', 'Marie Dubois', 'WG-3', 'chair'),
  person('jonas.kask', 'Jonas Kask', 'WG-3', 'action-officer'),
  person('ruth.adler', 'Ruth Adler', 'WG-4', 'chair'),
  person('nikos.pappas', 'Nikos Pappas', 'WG-4', 'action-officer'),
  person('anna.weber', 'Anna Weber', 'NSPA', 'expert'),
  person('dmytro.koval', 'Dmytro Koval', 'MOD-UKR', 'expert'),
  person('ines.moreau', 'Inès Moreau', 'LEGAL', 'expert'),
  person('oleh.bondar', 'Oleh Bondar', 'MOD-UKR', 'authority'),
  person('iryna.melnyk', 'Iryna Melnyk', 'UKR', 'delegate'),
  person('alma.berg', 'Alma Berg', 'IS', 'auditor'),
  person('sam.reid', 'Sam Reid', 'NEMCON', 'operator'),
  person('paul.reader', 'Paul Reader', 'PUBLIC', 'requester'),
];

/** One delegate for each Ally: `delegate.deu` speaks for Germany. */
const delegates = Object.entries(allies).map(([id, name]) =>
  person(`delegate.${id.toLowerCase()}`, `Delegate of ${name}`, id, 'delegate'),
);

export const samplePeople: readonly SamplePerson[] = [...officials, ...delegates];

/**
 * Who holds a role for a body in the sample.
 * @throws Error where nobody does: a mistake in the sample itself
 */
export function personAt(body: string, role: Role): SamplePerson {
  const found = samplePeople.find((one) => one.body === body && one.role === role);
  if (!found) throw new Error(`The sample has no ${role} of ${body}.`);
  return found;
}
