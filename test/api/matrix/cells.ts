import { actCommand, commentCommand, responseCommand } from '../../../api/write/commands.ts';
import { actSchema } from '../../../api/contract/acts.ts';
import { Papers } from '../../../api/write/papers.ts';
import { problems } from '../../../api/problem.ts';
import type { PersonActor } from '../../../domain/actor.ts';
import type { Command } from '../../../domain/command.ts';
import { decide } from '../../../domain/decide.ts';
import { knowingOf, type Knowing } from '../../../domain/policy/knows.ts';
import { roleMay } from '../../../domain/policy/may.ts';
import { loadRecommendation } from '../../../store/recommendations.ts';
import { actsAsked } from './acts-asked.ts';
import { type Player, type StateName, stateNames, type World } from './world.ts';

/** One question of the matrix, with the status that the policy says is its answer. */
export type Cell = {
  readonly route: string;
  readonly player: Player;
  readonly state: StateName | null;
  readonly path: string;
  /** null: it is read. */
  readonly body: unknown;
  readonly headers?: Record<string, string>;
  /** Sent as it is. */
  readonly raw?: string;
  readonly expected: readonly number[];
};

/** As what the player knows of a matter here: nothing in it was released to anybody. */
export function knows({ held }: Player, state: StateName): Knowing | null {
  if (state === 'unknown') return null;
  const places = ['NOR', 'DEU', 'WG-1', 'CNAD', 'IS', 'NAC', 'NSPA', 'MOD-UKR', 'LEGAL'];
  return knowingOf([held], { places, released: [], published: state === 'published' });
}

const hasText: ReadonlySet<StateName> = new Set(['open', 'broken', 'held', 'over', 'published']);

type Looking = {
  readonly path: string;
  readonly status: (knowing: Knowing, s: StateName) => number;
};

/** What is read of one recommendation, and what it answers to somebody who knows of it. */
function lookings(): Readonly<Record<string, Looking>> {
  const at = '/api/recommendations/{reference}';
  const ok = () => 200;
  // Of a stage that is open; what is only published is not shown as open.
  const moved = (knowing: Knowing, state: StateName) =>
    (state === 'open' || state === 'broken') && knowing !== 'published' ? 200 : 409;
  const text = (knowing: Knowing, state: StateName) =>
    !hasText.has(state) ? 404 : knowing === 'takes-part' ? 200 : 403;
  return {
    [`GET ${at}`]: { path: '', status: ok },
    [`GET ${at}/timeline`]: { path: '/timeline', status: ok },
    [`GET ${at}/responses`]: { path: '/responses', status: ok },
    [`GET ${at}/more-time`]: { path: '/more-time?stage=silence&workingDays=1', status: moved },
    [`GET ${at}/versions`]: { path: '/versions', status: ok },
    [`GET ${at}/comments`]: { path: '/comments', status: ok },
    [`GET ${at}/receipts`]: { path: '/receipts', status: ok },
    [`GET ${at}/versions/{number}`]: { path: '/versions/1', status: text },
    [`GET ${at}/versions/{number}/changes`]: {
      path: '/versions/1/changes',
      // There is no version before the first.
      status: (knowing, state) => (text(knowing, state) === 200 ? 404 : text(knowing, state)),
    },
  };
}

export function readingCells(world: World, players: readonly Player[]): Cell[] {
  return Object.entries(lookings()).flatMap(([route, { path, status }]) =>
    players.flatMap((player) =>
      stateNames.map((state): Cell => {
        const knowing = knows(player, state);
        return {
          route,
          player,
          state,
          path: `/api/recommendations/${world.matters[state]}${path}`,
          body: null,
          expected: [knowing === null ? 404 : status(knowing, state)],
        };
      }),
    ),
  );
}

/** What a player would send on a matter, and as which command the rules take it. */
type Sent = {
  readonly route: string;
  readonly act: Command['type'];
  readonly path: string;
  readonly body: object;
  readonly make: (by: PersonActor) => Command;
};

function sendings(world: World): readonly Sent[] {
  const at = '/api/recommendations/{reference}';
  const bodies = Object.entries(actsAsked(world.file));
  const office = bodies.flatMap(([type, rest]): Sent[] => {
    const body = { type, ...rest };
    const asked = actSchema.parse(body);
    if (asked.type === 'migrate-procedure') return [];
    const make = actCommand(asked, new Papers());
    return [{ route: `POST ${at}/acts`, act: asked.type, path: '/acts', body, make }];
  });
  const position = { position: 'agree', text: 'f'.repeat(64), to: 'text' as const, clauses: [] };
  const comment = { kind: 'editorial', clause: '1', text: 'A comment.' } as const;
  return [
    ...office,
    {
      route: `POST ${at}/responses`,
      act: 'respond',
      path: '/responses',
      body: position,
      make: responseCommand(position, new Papers(), 'k', () => []),
    },
    {
      route: `POST ${at}/comments`,
      act: 'comment',
      path: '/comments',
      body: comment,
      make: commentCommand(comment, new Papers(), 'k'),
    },
  ];
}

/** `pick`: of all states those that are tried for the act and the player of these numbers. */
export async function decidingCells(
  world: World,
  players: readonly Player[],
  pick: (act: number, player: number) => readonly StateName[],
): Promise<Cell[]> {
  const loaded = new Map<StateName, Awaited<ReturnType<typeof loadRecommendation>>>();
  for (const state of stateNames)
    loaded.set(state, await loadRecommendation(world.api.harness.store, world.matters[state]));
  return sendings(world).flatMap((sent, act) =>
    players.flatMap((player, number) =>
      pick(act, number).map((state): Cell => {
        const matter = loaded.get(state)?.state;
        const by = { is: 'person', person: player.person, mandate: 'm', ...player.held } as const;
        const decision = matter && decide(matter, sent.make(by), Date.now());
        const ruled = !decision || decision.ok ? 200 : problems[decision.code][0];
        // What the role never may is refused whatever the rules would say of the state.
        const status = roleMay(sent.act, player.held.role) ? ruled : 403;
        return {
          route: sent.route,
          player,
          state,
          path: `/api/recommendations/${world.matters[state]}${sent.path}?dryRun=true`,
          body: sent.body,
          expected: [knows(player, state) === null ? 404 : status],
        };
      }),
    ),
  );
}
