import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const root = dirname(dirname(import.meta.dirname));
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nemcon-arrows-'));
  copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Whether our lint lets a file in this folder import that. */
function mayImport(from: string, statement: string): boolean {
  const file = join(folder, from, 'probe.ts');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${statement}\n`);
  const oxlint = join(root, 'node_modules/.bin/oxlint');
  const { stdout } = spawnSync(process.execPath, [oxlint, '--format=json', file], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(stdout).toContain('"diagnostics"');
  return !stdout.includes('no-restricted-imports');
}

describe('an arrow that runs back is refused', () => {
  test.each([
    ['domain', "import 'zod';"],
    ['domain', "import { readFileSync } from 'node:fs';"],
    ['domain', "import type { Client } from '@temporalio/client';"],
    ['domain', "import { load } from '../procedures/load.ts';"],
    ['domain/review', "import { record } from '../../store/record.ts';"],
    ['workflows', "import { record } from '../store/record.ts';"],
    ['workflows', "import { record } from '../activities/record.ts';"],
    ['workflows', "import { server } from '../api/server.ts';"],
    ['workflows', "import { Client } from '@temporalio/client';"],
    ['workflows', "import { sleep } from 'node:timers/promises';"],
    ['workflows', "import 'zod';"],
    ['activities', "import { recommendation } from '../workflows/recommendation.ts';"],
    ['activities', "import { server } from '../api/server.ts';"],
    ['activities', "import { main } from '../worker/worker.ts';"],
    ['store', "import { record } from '../activities/record.ts';"],
    ['store', "import { server } from '../api/server.ts';"],
    ['store', "import type { Act } from '../workflows/messages.ts';"],
    ['store', "import { MailRelay } from '../mail/relay.ts';"],
    ['activities', "import { MailRelay } from '../mail/relay.ts';"],
    ['domain', "import { MailRelay } from '../mail/relay.ts';"],
    ['mail', "import { server } from '../api/server.ts';"],
    ['mail/catalogue', "import { main } from '../../worker/worker.ts';"],
    ['calendars', "import { server } from '../api/server.ts';"],
    ['procedures/cases', "import { run } from '../../tools/simulate/simulate.ts';"],
    ['audit', "import { findEvents } from '../store/timeline.ts';"],
    ['audit', "import { readFileSync } from 'node:fs';"],
    ['domain', "import { leafHash } from '../audit/tree.ts';"],
    ['workflows', "import { leafHash } from '../audit/tree.ts';"],
    ['outgoing', "import { findPeople } from '../store/people.ts';"],
    ['domain', "import { send } from '../outgoing/send.ts';"],
    ['store', "import { send } from '../outgoing/send.ts';"],
    ['codec', "import { decide } from '../domain/decide.ts';"],
    ['worker', "import { server } from '../api/server.ts';"],
    ['log', "import { Problem } from '../api/problem.ts';"],
    ['domain', "import { openLog } from '../log/log.ts';"],
    ['workflows', "import { openLog } from '../log/log.ts';"],
    ['web', "import { findPeople } from '../store/people.ts';"],
    ['web/inbox', "import { routes } from '../../api/routes/index.ts';"],
    ['api', "import { servePages } from '../web/build.ts';"],
    ['api', "import { record } from '../activities/record.ts';"],
    ['api', "import { main } from '../worker/worker.ts';"],
    ['api', "import { recommendation } from '../workflows/recommendation.ts';"],
    ['api/routes', "import { recommendation } from '../../workflows/recommendation.ts';"],
  ])('%s: %s', (from, statement) => {
    expect(mayImport(from, statement)).toBe(false);
  });
});

describe('an arrow that runs forward is let through', () => {
  test.each([
    ['domain/review', "import { decide } from '../decide.ts';"],
    ['workflows', "import { decide } from '../domain/decide.ts';"],
    ['workflows', "import { condition } from '@temporalio/workflow';"],
    ['workflows', "import type { Activities } from '../activities/activities.ts';"],
    ['activities', "import { record } from '../store/record.ts';"],
    ['activities', "import { Context } from '@temporalio/activity';"],
    ['store', "import { decide } from '../domain/decide.ts';"],
    ['activities/sweep', "import { messages } from '../../workflows/messages.ts';"],
    ['activities', "import { startReview } from '../workflows/starting.ts';"],
    ['audit', "import { createHash } from 'node:crypto';"],
    ['audit', "import canonicalize from 'canonicalize';"],
    ['audit', "import { leafHash } from './tree.ts';"],
    ['audit', "import type { Actor } from '../domain/actor.ts';"],
    ['store', "import { leafHash } from '../audit/tree.ts';"],
    ['api', "import { Codec } from '../codec/codec.ts';"],
    ['worker', "import { activities } from '../activities/activities.ts';"],
    ['web/calls', "import type { routes } from '../../api/routes/index.ts';"],
    ['web/simulator', "import { decide } from '../../domain/decide.ts';"],
    ['mail', "import { findPeople } from '../store/people.ts';"],
    ['outgoing', "import { lookup } from 'node:dns/promises';"],
    ['worker/publishing', "import { send } from '../../outgoing/send.ts';"],
    ['api', "import { readUrl } from '../outgoing/target.ts';"],
    ['worker', "import { MailRelay } from '../mail/relay.ts';"],
    ['api', "import { openLog } from '../log/log.ts';"],
    ['api', "import { calendarFile } from '../mail/calendar-file.ts';"],
    ['api', "import { act } from '../workflows/messages.ts';"],
    ['api/routes', "import { act } from '../../workflows/messages.ts';"],
    ['api', "import type { State } from '../workflows/recommendation.ts';"],
  ])('%s: %s', (from, statement) => {
    expect(mayImport(from, statement)).toBe(true);
  });
});

test('states with everybody’s positions are read by rules that need all of it, and by nobody else', () => {
  const readers = ['api', 'mail', 'activities', 'worker', 'tools', 'audit', 'outgoing', 'store']
    .flatMap((part) => globSync(`${part}/**/*.ts`, { cwd: root }))
    .filter((file) => readFileSync(join(root, file), 'utf8').includes('/whole-states.ts'));
  expect(readers.toSorted()).toEqual(['api/package/freeze.ts', 'api/write/revive.ts']);
});
