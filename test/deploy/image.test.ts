import { describe, expect, test } from '@jest/globals';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { composeText, read, resolved, servicesOf } from './compose-file.ts';

const dockerfile = read('Dockerfile');
const [, , lastStage = ''] =
  dockerfile
    .split(/^FROM .* AS \w+$/m)
    .at(-1)
    ?.split(/^(FROM .*)$/m) ?? [];
const ignored = read('.dockerignore').split('\n');

describe('The image', () => {
  test('stands on Node 24, pinned', () => {
    expect(dockerfile).toMatch(/^ARG NODE=node:24\.\d+\.\d+-bookworm-slim$/m);
    expect(dockerfile.match(/^FROM .*$/gm)).toHaveLength(4);
    for (const from of dockerfile.match(/^FROM .*$/gm) ?? []) expect(from).toContain('${NODE}');
  });

  test('runs as a user without rights, who owns none of its files', () => {
    expect(lastStage.match(/^USER .*$/gm)).toEqual(['USER node']);
    expect(dockerfile).not.toMatch(/--chown/);
  });

  test('leaves out the embedded servers and what only developers need', () => {
    expect(dockerfile).toContain('npm ci --omit=dev --omit=optional');
    expect(lastStage).toContain('--from=packages');
    expect(ignored).toContain('*');
    for (const folder of ['!tools', '!test', '!bench', '!node_modules']) {
      expect(ignored).not.toContain(folder);
    }
  });

  test('carries the workflow bundle that its worker is told of', () => {
    expect(lastStage).toContain('COPY --from=bundle /bundle .build');
    expect(lastStage).toContain('NEMCON_BUNDLE=/app/.build/workflows.js');
  });

  test('carries the pages that its API is told of, and nothing that only builds them', () => {
    expect(lastStage).toContain('COPY --from=pages /pages .build/pages');
    expect(lastStage).toContain('NEMCON_PAGES=/app/.build/pages');
    expect(lastStage).not.toContain('npm ci');
  });

  test('holds every file that a service is told to run', () => {
    const commands = Object.values(servicesOf(resolved(composeText)))
      .filter(({ build }) => build)
      .map(({ command }) => command?.at(-1) ?? '');
    expect(commands.toSorted()).toEqual(['api/main.ts', 'store/migrate.ts', 'worker/main.ts']);
    for (const path of commands) expect(ignored).toContain(`!${path.split('/')[0]}`);
  });
});

test('Every folder that the services import is in the image', () => {
  const inside = ignored.filter((line) => /^!\w+$/.test(line)).map((line) => line.slice(1));
  const folders = inside.filter((name) => name !== 'LICENSE');
  const used = importsIn(sourcesOf(folders)).flatMap(
    ({ to }) => /^(?:\.\.\/)+(\w+)\//.exec(to)?.[1] ?? [],
  );
  // Packages are installed in the image, not taken from here.
  const tops = [...new Set(used)].filter(
    (name) => name !== 'node_modules' && existsSync(new URL(`../../${name}`, import.meta.url)),
  );
  expect(tops.filter((name) => !inside.includes(name))).toEqual([]);
  expect(tops).toContain('domain');
});

describe('What the image runs', () => {
  const sources = sourcesOf([
    'activities',
    'api',
    'audit',
    'codec',
    'papers',
    'secrets',
    'domain',
    'procedures',
    'store',
    'worker',
    'workflows',
  ]);

  test('imports only packages that the image installs', () => {
    const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
      read('package.json'),
    );
    const installed = new Set(Object.keys(dependencies));
    const missing = importsIn(sources)
      .map(({ from, to }) => ({ from, to: /^(@[^/]+\/)?[^/]+/.exec(to)?.[0] ?? to }))
      .filter(({ to }) => !/^(node:|\.)/.test(to) && !installed.has(to));
    expect(missing).toEqual([]);
  });

  test('imports nothing of the folders that stay out of it', () => {
    const outside = importsIn(sources).filter(({ to }) =>
      /^(\.\.\/)+(tools|test|bench)\//.test(to),
    );
    expect(outside).toEqual([]);
  });
});

describe('The files that the containers mount', () => {
  const searchAttributes = {
    Review: 'Keyword',
    Reference: 'Keyword',
    Stage: 'Keyword',
    Outcome: 'Keyword',
    WaitingOn: 'KeywordList',
    Escalation: 'Int',
    WorkingGroup: 'Keyword',
    DueAt: 'Datetime',
    Overdue: 'Bool',
    Round: 'Int',
  };

  test('are there', () => {
    const mounted = Object.values(servicesOf(resolved(composeText)))
      .flatMap(({ volumes }) => volumes)
      .filter((volume) => volume.startsWith('./'))
      .map((volume) => volume.split(':')[0] ?? '');
    expect(mounted.length).toBeGreaterThan(0);
    const files = mounted.filter((path) => /\.\w+$/.test(path));
    for (const path of files) expect(read(path)).not.toBe('');
  });

  test('give the namespace the search attributes of the workflows, and 400 days', () => {
    const script = read('deploy/temporal/namespace.sh');
    const made = [...script.matchAll(/^(\w+)=(Keyword|KeywordList|Int|Datetime|Bool)$/gm)];
    expect(Object.fromEntries(made.map(([, name, type]) => [name, type]))).toEqual(
      searchAttributes,
    );
    expect(script).toContain(`retention=${400 * 24}h`);
  });

  test('let 33 delegations answer at once, and activities start eagerly', () => {
    const config = read('deploy/temporal/dynamic-config.yaml');
    expect(config).toMatch(/^history\.maxInFlightUpdates:\n {2}- value: 100$/m);
    expect(config).toMatch(/^system\.enableActivityEagerExecution:\n {2}- value: true$/m);
  });
});

type Source = { readonly path: string; readonly text: string };

function sourcesOf(folders: readonly string[]): Source[] {
  const root = new URL('../../', import.meta.url);
  return globSync(`{${folders.join(',')}}/**/*.ts`, { cwd: root.pathname }).map((path) => ({
    path,
    text: readFileSync(new URL(path, root), 'utf8'),
  }));
}

function importsIn(sources: readonly Source[]): { from: string; to: string }[] {
  return sources.flatMap(({ path, text }) =>
    [
      ...text.matchAll(/^(?:import|export)\b(?! type)[^;]*? from '([^']+)'|^import '([^']+)'/gm),
    ].map(([, named, bare]) => ({ from: path, to: named ?? bare ?? '' })),
  );
}
