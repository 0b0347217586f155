import { actCommand, commentCommand, responseCommand } from '../../../api/write/commands.ts';
import { actSchema } from '../../../api/contract/acts.ts';
import { Papers } from '../../../api/write/papers.ts';
import { problems } from '../../../api/problem.ts';
import type { PersonActor } from '../../../domain/actor.ts';
import type { Command } from '../../../domain/command.ts';
import { decide } from '../../../domain/decide.ts';
import { knowingOf, type Knowing } from '../../../domain/policy/knows.ts';
import { may, mayAny, mayAppoint, roleMay } from '../../../domain/policy/may.ts';
import { speakingRoles } from '../../../domain/policy/roles.ts';
import { loadRecommendation } from '../../../store/recommendations.ts';
import { actsAsked, reviewActsAsked } from './acts-asked.ts';
import { nowhere, type Player, type StateName, stateNames, type World } from './world.ts';

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
  const text = (knowing: Knowing, state: StateName) =>
    !hasText.has(state) ? 404 : knowing === 'takes-part' ? 200 : 403;
  return {
    [`GET ${at}`]: { path: '', status: ok },
    [`GET ${at}/timeline`]: { path: '/timeline', status: ok },
    [`GET ${at}/responses`]: { path: '/responses', status: ok },
    [`GET ${at}/versions`]: { path: '/versions', status: ok },
    [`GET ${at}/comments`]: { path: '/comments', status: ok },
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

type Kind = (player: Player) => readonly number[];

/** What belongs to no single recommendation: its body, and what the policy answers to each player. */
export function otherCells(world: World, players: readonly Player[]): Cell[] {
  const cells: Cell[] = [];
  const add = (
    route: string,
    path: string,
    body: unknown,
    expected: Kind,
    more: Pick<Cell, 'raw' | 'headers'> = {},
  ) => {
    const dry =
      route.startsWith('POST') && !/check|simulate|auth|decode/.test(path)
        ? `${path}?dryRun=true`
        : path;
    for (const player of players)
      cells.push({
        route,
        player,
        state: null,
        path: dry,
        body,
        expected: expected(player),
        ...more,
      });
  };
  const always: Kind = () => [200];
  const takes =
    (allowed: (player: Player) => boolean): Kind =>
    (player) => [allowed(player) ? 200 : 403];
  const known = (player: Player) => knows(player, 'open') !== null;
  const ofReview =
    (then: Kind): Kind =>
    (player) =>
      known(player) ? then(player) : [404];
  const review = `/api/reviews/${world.review}`;

  for (const name of [
    'inbox',
    'notices',
    'me',
    'bodies',
    'people',
    'stand-ins',
    'authorisations',
    'procedures',
    'reviews',
    'recommendations',
    'register',
  ])
    add(`GET /api/${name}`, `/api/${name}`, null, always);
  add('GET /api/mandates', '/api/mandates?body=NOR', null, always);
  add('GET /api/procedures/{id}', '/api/procedures/matrix-silence', null, always);
  for (const part of ['', '/board', '/plan', '/implementation'])
    add(`GET /api/reviews/{id}${part}`, `${review}${part}`, null, ofReview(always));
  add(
    'GET /api/reviews/{id}/package',
    `${review}/package`,
    null,
    ofReview(takes(({ held }) => may('read-package', held, { concerned: true }))),
  );
  for (const state of stateNames)
    add('GET /api/register/{reference}', `/api/register/${world.matters[state]}`, null, () => [
      state === 'published' ? 200 : 404,
    ]);
  add('GET /api/attachments/{hash}', `/api/attachments/${world.file}`, null, (player) => [
    knows(player, 'open') === 'takes-part' ? 200 : 404,
  ]);
  const receipt = `/api/receipts/recommendation:${world.matters.open}/nobody-has-this`;
  add('GET /api/receipts/{workflow}/{key}', receipt, null, () => [404]);
  add('GET /api/receipts/{workflow}/{key}/proof', `${receipt}/proof`, null, () => [404]);
  add('GET /api/audit/checkpoint', '/api/audit/checkpoint', null, () => [200, 503]);
  add('GET /api/audit/proof/{index}', '/api/audit/proof/0', null, () => [200, 503]);
  add('GET /api/audit/consistency', '/api/audit/consistency?from=0', null, () => [200, 503]);

  const until = new Date(Date.now() + 3_600_000).toISOString();
  add(
    'POST /api/bodies',
    '/api/bodies',
    { id: 'NEW', name: 'A body', kind: 'nation' },
    takes(({ held }) => may('keep-body', held)),
  );
  add(
    'POST /api/people',
    '/api/people',
    { id: 'new.person', name: 'A person' },
    takes(({ held }) => may('keep-person', held)),
  );
  for (const desk of [
    { body: 'NOR', role: 'delegate' },
    { body: 'NOR', role: 'head-of-delegation' },
    { body: nowhere, role: 'delegate' },
  ] as const)
    add(
      'POST /api/mandates',
      '/api/mandates',
      { person: 'new.person', ...desk },
      takes(({ held }) => mayAppoint('grant-mandate', held, desk)),
    );
  add(
    'POST /api/mandates/{id}/revocation',
    '/api/mandates/sample-delegate.deu/revocation',
    {},
    takes(({ held }) => may('revoke-mandate', held)),
  );
  add(
    'POST /api/mandates/{id}/succession',
    '/api/mandates/sample-delegate.nor/succession',
    { person: 'new.person', reason: 'Moved.' },
    takes(({ held }) => mayAppoint('hand-over-mandate', held, { body: 'NOR', role: 'delegate' })),
  );
  const lends = takes(
    ({ held }) =>
      held.role === 'secretary' || (held.role === 'head-of-delegation' && held.body === 'NOR'),
  );
  add(
    'POST /api/stand-ins',
    '/api/stand-ins',
    { mandate: 'sample-delegate.nor', person: 'delegate.ita', until, reason: 'On leave.' },
    lends,
  );
  add(
    'POST /api/stand-ins/{id}/revocation',
    `/api/stand-ins/${world.standIn}/revocation`,
    {},
    lends,
  );
  const speaks = takes(({ held }) => may('give-authorisation', held, { body: 'NOR' }));
  add(
    'POST /api/authorisations',
    '/api/authorisations',
    { body: 'NOR', speaker: 'DEU', text: 'Speak for us.', until },
    speaks,
  );
  add(
    'POST /api/authorisations/{id}/revocation',
    `/api/authorisations/${world.authorisation}/revocation`,
    {},
    speaks,
  );
  add(
    'POST /api/procedures',
    '/api/procedures',
    { yaml: procedure },
    takes(({ held }) => may('keep-procedure', held)),
  );
  add('POST /api/procedures/check', '/api/procedures/check', { yaml: procedure }, always);
  add('POST /api/procedures/simulate', '/api/procedures/simulate', {}, () => [400]);
  add(
    'POST /api/attachments',
    '/api/attachments',
    null,
    takes(({ held }) => may('hand-in-file', held)),
    { raw: 'A file.', headers: { 'content-type': 'text/plain' } },
  );
  add(
    'POST /api/mail/bounces',
    '/api/mail/bounces',
    { messageId: '<none@example.org>', status: '5.1.1', words: 'No such user' },
    ({ held }) => [may('report-bounce', held) ? 404 : 403],
  );
  add(
    'GET /api/redactions',
    '/api/redactions',
    null,
    takes(({ held }) => may('read-redactions', held)),
  );
  const taken = { what: { document: 'f'.repeat(64) }, reason: 'It names somebody.' };
  add('POST /api/redactions', '/api/redactions', taken, ({ held }) =>
    may('redact', held) ? [200, 404, 409] : [403],
  );
  add('POST /api/calendar-feeds', '/api/calendar-feeds', {}, always);
  add(
    'POST /api/calendar-feeds/{id}/revocation',
    '/api/calendar-feeds/cf-none/revocation',
    {},
    always,
  );
  const wait = { reference: world.matters.open, stage: 'silence' };
  add('POST /api/inbox/claims', '/api/inbox/claims', wait, ({ held }) => [
    held.body === 'NOR' && speakingRoles.includes(held.role) ? 200 : 409,
  ]);
  add('POST /api/inbox/claims/release', '/api/inbox/claims/release', wait, () => [409]);
  add(
    'POST /api/inbox/responses',
    '/api/inbox/responses',
    { items: [{ reference: world.matters.open, position: 'agree', text: 'f'.repeat(64) }] },
    always,
  );
  const task = { reference: 'R-new', title: 'A title', workingGroup: 'WG-1' };
  const desks = [{ body: 'NOR', role: 'champion' }] as const;
  add(
    'POST /api/reviews/{id}/recommendations',
    `${review}/recommendations`,
    task,
    ofReview(takes(({ held }) => may('task', held, { body: 'WG-1', desks }))),
  );
  for (const [type, rest] of Object.entries(reviewActsAsked))
    add(
      'POST /api/reviews/{id}/acts',
      `${review}/acts`,
      { type, ...rest },
      ofReview(({ held }) =>
        held.role === 'secretary' && held.body === 'IS' ? [403, 404, 409] : [403],
      ),
    );
  add('GET /auth/session', '/auth/session', null, always);
  add('GET /auth/sessions', '/auth/sessions', null, always);
  add('POST /auth/sign-out', '/auth/sign-out', {}, always);
  add('POST /auth/sign-out-everywhere', '/auth/sign-out-everywhere', {}, always);
  add('POST /auth/sessions/end', '/auth/sessions/end', { session: noSession }, () => [404]);
  add(
    'POST /api/people/{person}/sign-out',
    '/api/people/new.person/sign-out',
    {},
    takes(({ held }) => may('end-sessions', held)),
  );
  add('GET /api/service-accounts', '/api/service-accounts', null, always);
  add(
    'POST /api/service-accounts',
    '/api/service-accounts',
    { client: 'a-program', name: 'A program', body: 'IS', scopes: ['query'] },
    takes(({ held }) => may('keep-service', held)),
  );
  add(
    'POST /api/service-accounts/{client}/revocation',
    '/api/service-accounts/no-program/revocation',
    {},
    ({ held }) => [may('end-service', held) ? 404 : 403],
  );
  add(
    'POST /api/temporal/decode',
    '/api/temporal/decode',
    { payloads: [] },
    takes(({ held }) => may('read-workflow', held)),
  );
  add(
    'GET /api/audit/entries',
    '/api/audit/entries',
    null,
    takes(({ held }) => may('read-entries', held)),
  );
  add('GET /api/bodies/{body}/record', '/api/bodies/NOR/record', null, ({ held }) => [
    may('read-body-record', held, { body: 'NOR' }) ? 200 : 404,
  ]);
  add(
    'POST /api/reviews',
    '/api/reviews',
    world.another,
    takes(({ held }) => mayAny('open-review', [held])),
  );
  return cells;
}

const noSession = 's-0000000000000000';

const procedure = `
id: matrix-new
version: 1
title: One task
steps:
  - id: task
    title: Task
    stages:
      - { kind: task, id: task, title: Task, act: accept, holder: chair, next: end }
`;
