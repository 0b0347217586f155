import { may, mayAny, mayAppoint } from '../../../domain/policy/may.ts';
import { speakingRoles } from '../../../domain/policy/roles.ts';
import { reviewActsAsked } from './acts-asked.ts';
import { knows, type Cell } from './cells.ts';
import { nowhere, type Player, stateNames, type World } from './world.ts';

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
    'live',
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
  add('GET /api/search', '/api/search?text=award', null, always);
  add('GET /api/search/published', '/api/search/published?text=award', null, always);
  add('GET /api/bodies/{body}/calendar', '/api/bodies/NOR/calendar?year=2027', null, always);
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
  const readsLetter = ({ held }: Player) =>
    ['NOR', 'DEU'].some((body) => may('read-authorisations', held, { body }));
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
    (player) => (readsLetter(player) ? speaks(player) : [404]),
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
  // Nobody loads it where people sign in with an issuer of their own.
  add('POST /api/sample-review', '/api/sample-review', {}, ({ held }) => [
    mayAny('open-review', [held]) ? 409 : 403,
  ]);
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
