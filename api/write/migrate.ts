import { decide } from '../../domain/decide.ts';
import { migrationOf } from '../../domain/migration.ts';
import { follow, recommendationRules } from '../../domain/rules.ts';
import type { Command } from '../../domain/command.ts';
import { hashOf } from '../../store/hash.ts';
import { findProcedure } from '../../store/procedures.ts';
import type { ActAsked } from '../contract/acts.ts';
import type { Edge } from '../edge.ts';
import { findMatter, type Matter } from '../matter.ts';
import { Problem } from '../problem.ts';
import type { Reply, Writing } from '../route.ts';
import { showAwaited } from '../shown/recommendation.ts';
import { actOn } from './act-on.ts';
import { Papers } from './papers.ts';
import { say } from '../../domain/words/say.ts';

type Asked = Extract<ActAsked, { type: 'migrate-procedure' }>;

/**
 * Moves a recommendation to another version of its procedure. The version travels in the command:
 * the rules look nothing up, and the event must be enough to replay it by.
 */
export async function migrate(
  edge: Edge,
  asked: Writing<{ reference: string }, unknown>,
  { version, reason: why, actingFor }: Asked,
): Promise<Reply> {
  const { reference } = asked.params;
  const { state } = await findMatter(edge, asked.caller, reference);
  const { id, version: from } = state.setting.procedure;
  const found = await findProcedure(edge.store, id, version);
  if (found === undefined)
    throw new Problem(
      'unknown-procedure',
      say`The register has no ${id} version ${version}. Nothing was changed; GET /api/procedures lists those it has.`,
      { errors: [{ path: '/version', message: say`is unknown` }] },
    );
  const { procedure } = found;
  const papers = new Papers();
  const setting = hashOf({ ...state.setting, procedure });
  const reason = papers.keep(why);
  const act = { type: 'migrate-procedure', procedure, from, setting, reason } as const;
  return await actOn(edge, asked, {
    reference,
    make: (by) => ({ by, ...act }),
    papers,
    actingFor,
    foresee: (matter, command) => ({ migration: foreseen(matter, command, asked.receivedAt) }),
  });
}

/** What the move would change, told of the state that the register has. */
function foreseen({ state, viewer }: Matter, command: Command, at: number) {
  const decision = decide(state, command, at);
  if (!decision.ok) return null;
  const { state: after } = follow(recommendationRules, state, decision.events);
  return { ...migrationOf(state, after), awaited: showAwaited(after, viewer) };
}
