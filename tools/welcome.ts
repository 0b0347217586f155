import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Addresses } from './addresses.ts';
import { root } from './folder.ts';
import type { PartName } from './parts.ts';
import { defaultPorts } from './ports.ts';
import type { Stack } from './stack.ts';

const people = z.object({
  samplePeople: z.array(
    z.object({ id: z.string(), name: z.string(), role: z.string(), body: z.string() }),
  ),
});

type Person = z.infer<typeof people>['samplePeople'][number];

/** What to tell when everything is up: addresses, people, and the first things to try. */
export async function welcome(stack: Stack, parts: readonly PartName[]): Promise<string> {
  if (!parts.includes('api')) return `${exportsOf(stack)}\n`;
  const named = parts.includes('issuer') ? await samplePeople() : [];
  return [addresses(stack), peopleTable(named, stack.addresses.issuer), firstSteps(stack, named)]
    .filter((section) => section !== '')
    .join('\n\n');
}

/** For stacks without the API: what a program needs to use the servers. */
function exportsOf({ env }: Stack): string {
  const names = ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'TEMPORAL_UI_URL'];
  return names.map((name) => `export ${name}='${env[name]}'`).join('\n');
}

const encryptedNote = ' (encrypted: docs/temporal-ui.md says how to read it)';

function isEncrypted(env: Stack['env']): boolean {
  return env['TEMPORAL_CODEC'] === 'on';
}

function addresses({ addresses: at, env }: Stack): string {
  return [
    `  Nemcon          ${at.api}`,
    `  its API         ${at.api}/api/docs`,
    `  Temporal UI     ${at.temporalUi}${isEncrypted(env) ? encryptedNote : ''}`,
    `  sign-in issuer  ${at.issuer}`,
    ...(at.mail ? [`  mail it sends   ${at.mail} (caught here; none leaves this machine)`] : []),
    `  PostgreSQL      ${withoutPassword(at.database)} (the password is in the data folder)`,
  ].join('\n');
}

function withoutPassword(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  return shown.href;
}

async function samplePeople(): Promise<Person[]> {
  const file = join(root, 'tools/sample/people.ts');
  if (!existsSync(file)) return [];
  const loaded: unknown = await import(pathToFileURL(file).href);
  return people.parse(loaded).samplePeople;
}

const SHOWN = 10;

function peopleTable(named: readonly Person[], issuer: string): string {
  if (named.length === 0) return '';
  const rows = named
    .slice(0, SHOWN)
    .map(({ id, name, role, body }) => `  ${id.padEnd(24)} ${name}, ${role}, ${body}`);
  const more = named.length > SHOWN ? [`  and ${named.length - SHOWN} more: ${issuer}`] : [];
  return ['Sample people (they sign in without a password):', ...rows, ...more].join('\n');
}

function firstSteps({ addresses: at, env }: Stack, named: readonly Person[]): string {
  const isEmpty = env['SAMPLE'] === 'people';
  // A delegate has something to do in the sample review from the first day on.
  const reader =
    named.find(({ role }) => role === (isEmpty ? 'secretary' : 'delegate')) ?? named[0];
  const run = `${otherPorts(at)}npm run`;
  const token = `$(${run} -s token -- ${reader?.id})`;
  const inbox = `curl -s -H "Authorization: Bearer ${token}" ${at.api}/api/inbox`;
  const todo = isEmpty ? 'set a review up, or load the sample' : 'answer what waits';
  const steps = [
    reader
      ? [`Open this in a browser, sign in as ${reader.name}, and ${todo}:`, at.api]
      : ['Open this in a browser:', at.api],
    ['Watch a review from tasking to endorsement, in 90 seconds:', `${run} demo`],
    reader
      ? [`See the same inbox by the API:`, inbox]
      : ['See that all is well:', `curl -s ${at.api}/readyz`],
    isEmpty
      ? ['See what is at work in the Temporal UI:', `${at.temporalUi}/namespaces/default/workflows`]
      : ['See the sample review in the Temporal UI:', listed(at, 'Review="SDPR"')],
  ];
  return [
    'Four things to try; commands in another terminal in this folder:',
    ...steps.flatMap(([what, how], index) => [`  ${index + 1}. ${what}`, `     ${how}`]),
    '     what is overdue:',
    `     ${listed(at, 'Overdue=true')}`,
    ...(isEncrypted(env)
      ? []
      : ['     what waits for one body:', `     ${listed(at, 'WaitingOn="DEU"')}`]),
    '',
    'Ctrl-C stops everything; the data are kept.',
  ].join('\n');
}

/** The Temporal UI's list, opened already filtered. */
function listed({ temporalUi }: Addresses, query: string): string {
  return `${temporalUi}/namespaces/default/workflows?query=${encodeURIComponent(query)}`;
}

/** The commands look at the default ports; elsewhere they have to be told. */
function otherPorts({ api, issuer }: Addresses): string {
  const isDefault =
    new URL(api).port === String(defaultPorts.api) &&
    new URL(issuer).port === String(defaultPorts.issuer);
  return isDefault ? '' : `PUBLIC_URL=${api} OIDC_ISSUER=${issuer} `;
}
