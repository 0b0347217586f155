import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Preparing } from '../launch.ts';
import { Trouble, diskFull, saysDiskFull } from '../trouble.ts';
import { cacheFolder, discard, makeOnce } from './cache.ts';
import { run } from './command.ts';
import { download } from './download.ts';

const VERSION = '1.32.0';

/**
 * The path of Temporal's time-skipping test server, for
 * `TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } })`:
 * from the cache, else downloaded, else put together from Maven's packages (then it needs Java).
 * It has no Schedules, List or Reset.
 * @throws Trouble that says what to install
 */
export async function timeSkippingServer(preparing: Preparing): Promise<string> {
  const folder = cacheFolder('temporal-test-server', VERSION);
  const file = join(folder, 'temporal-test-server');
  return makeOnce(
    folder,
    () => (existsSync(file) ? file : undefined),
    async () =>
      (await download({ artifact: 'temporal-test-server', version: `v${VERSION}`, to: file })) ??
      (await fromMaven(folder, file, preparing)),
    preparing,
  );
}

async function fromMaven(
  folder: string,
  file: string,
  { say, signal }: Preparing,
): Promise<string> {
  await requireJava();
  say('fetching the time-skipping test server with Maven');
  const project = join(folder, 'project');
  discard(project);
  mkdirSync(project);
  writeFileSync(join(project, 'pom.xml'), pom);
  await copyDependencies(project, signal);
  discard(join(folder, 'classes'));
  renameSync(join(project, 'classes'), join(folder, 'classes'));
  discard(project);
  writeFileSync(`${file}.part`, script, { mode: 0o755 });
  renameSync(`${file}.part`, file);
  return file;
}

async function copyDependencies(project: string, signal: AbortSignal): Promise<void> {
  const target = join(project, 'classes');
  const args = ['-B', '-q', `${PLUGIN}:copy-dependencies`, `-DoutputDirectory=${target}`];
  const { code, output } = await run({ file: 'mvn', args, cwd: project }, { signal });
  if (code === 0 && existsSync(target)) return;
  if (saysDiskFull(output)) throw diskFull(project);
  throw new Trouble(
    `Maven could not fetch the time-skipping test server (${/ERROR.*/.exec(output)?.[0] ?? output}): check its access to a Maven repository and run again.`,
  );
}

async function requireJava(): Promise<void> {
  const [java, maven] = await Promise.all([
    run({ file: 'java', args: ['-version'] }),
    run({ file: 'mvn', args: ['-version'] }),
  ]);
  if (java.code === 0 && maven.code === 0) return;
  throw new Trouble(
    'The time-skipping test server is not here and could not be downloaded: install Java 17 or newer and Maven, and run again.',
  );
}

const PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1';

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>nemcon</groupId>
  <artifactId>test-server</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.temporal</groupId>
      <artifactId>temporal-test-server</artifactId>
      <version>${VERSION}</version>
    </dependency>
  </dependencies>
</project>
`;

/** One compiler level: the server lives for seconds, and starts in half the time without the second. */
const script = `#!/bin/sh
exec java -XX:TieredStopAtLevel=1 -cp "$(dirname "$0")/classes/*" io.temporal.testserver.TestServer "$@"
`;
