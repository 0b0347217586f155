import type { Procedure } from '../../domain/procedure.ts';
import { findProcedure } from '../../store/procedures.ts';
import { caseAsked, resultShown, writtenIn } from '../contract/procedures.ts';
import type { Edge } from '../edge.ts';
import { Problem } from '../problem.ts';
import { computing, type Reply } from '../route.ts';
import type { Played } from '../simulation/job.ts';
import { senseless } from '../simulation/senseless.ts';
import { TooCostly, TooMany } from '../simulation/simulator.ts';
import { say } from '../../domain/words/say.ts';

const simulate = computing({
  path: '/api/procedures/simulate',
  act: 'check-procedure',
  summary: 'Play a case through the rules; keeps nothing and needs no key',
  tag: 'Procedures',
  body: caseAsked,
  lane: 'costly',
  answers: { 200: { description: 'What it came to', schema: resultShown } },
  answer: async (edge, { body }) => {
    const written = writtenIn(body);
    const first = await playedBy(edge, { written, procedures: {} });
    if (first.is !== 'lacking') return replyTo(first);
    const procedures = { [first.procedure]: await registered(edge, first.procedure) };
    return replyTo(await playedBy(edge, { written, procedures }));
  },
});

/** The newest version of the register, as a new review would take it. */
async function registered({ store }: Edge, id: string): Promise<Procedure | null> {
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(id)) return null;
  return (await findProcedure(store, id))?.procedure ?? null;
}

async function playedBy(
  { simulator }: Edge,
  given: Parameters<Edge['simulator']['play']>[0],
): Promise<Played> {
  try {
    return await simulator.play(given);
  } catch (error) {
    if (error instanceof TooCostly)
      throw new Problem(
        'too-costly',
        say`Playing this case takes longer than a case may. Nothing has happened; play a smaller one, or this one by npm run simulate.`,
      );
    if (error instanceof TooMany)
      throw new Problem(
        'too-many-requests',
        say`Many cases are being played at the moment. Nothing has happened; send it again shortly.`,
        { retryAfterSeconds: 2 },
      );
    throw error;
  }
}

function replyTo(played: Played): Reply {
  switch (played.is) {
    case 'played':
      return { status: 200, body: { ...played.result, differences: played.differences } };
    case 'senseless':
      throw senseless('case', played.faults);
    case 'too-large':
      throw new Problem(
        'too-costly',
        say`The result would be ${played.characters} characters long. Nothing has happened; play a smaller case, or this one by npm run simulate.`,
      );
    case 'lacking':
      throw senseless('case', [
        { path: 'procedure', message: `there is no ${played.procedure.slice(0, 80)}` },
      ]);
  }
}

export const simulationRoutes = [simulate];
