import { cast, type Group } from './cast.ts';
import type { Paper } from './paper.ts';

/** Until what is endorsed has to be carried out. */
const untilItIsDue = 60 * 86_400_000;

/** The acts that every recommendation of the demonstration begins with. */
export async function drafted(
  paper: Paper,
  clauses: readonly string[],
  dueDate: Date = new Date(Date.now() + untilItIsDue),
): Promise<void> {
  const { chair } = paper.group;
  await paper.does(chair, { type: 'accept' });
  await paper.does(chair, {
    type: 'freeze-version',
    text: document(paper, clauses),
    names: {
      benchmark: 'Allied practice, as the procurement agency compares it (sample)',
      authority: 'MOD-UKR',
      dueDate: dueDate.toISOString(),
      indicator: 'Reported to the requester once a year (sample)',
    },
  });
}

/** A text with numbered clauses. */
export function document({ title }: Paper, clauses: readonly string[]): string {
  const numbered = clauses.map((clause, at) => `${at + 1}. ${clause}`);
  return [`# ${title}`, 'Invented for this demonstration.', ...numbered].join('\n\n');
}

export async function agreedByTheGroup(paper: Paper): Promise<void> {
  await paper.answer(membersOf(paper.group), () => ({ position: 'agree' }));
  await paper.reaches('reviews');
}

function membersOf({ members }: Group): readonly string[] {
  return members;
}

export async function advised(
  paper: Paper,
  expert: 'procurementAgency' | 'ministryOfDefence' | 'legal',
): Promise<void> {
  const advice = 'It agrees with the benchmark and can be carried out (sample).';
  await paper.does(cast[expert], { type: 'advise', advice, aligned: true });
}

/** Marked by the registrar, endorsed by a committee in which nobody objects. */
export async function endorsedByTheCommittee(paper: Paper): Promise<void> {
  await paper.does(cast.registrar, {
    type: 'mark',
    marking: 'NATO UNCLASSIFIED',
    releasability: ['UKR'],
  });
  await circulable(paper);
}

/** Returns once only the secretary's circulation is missing. */
export async function circulable(paper: Paper): Promise<void> {
  await paper.waitsFor(
    'the endorsement of the committee',
    ({ needs }) => needs.length > 0 && needs.every(({ act }) => act === 'circulate'),
  );
}

/** Long enough for a person to watch it; the procedure's own period is shorter. */
const period = { seconds: 20 };

export async function circulated(paper: Paper, window = period): Promise<void> {
  await paper.does(cast.secretary, { type: 'circulate', languages: ['en', 'fr'], window });
}
