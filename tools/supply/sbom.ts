import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { root } from '../folder.ts';
import { lockfileText } from './lockfile.ts';

const usage = `npm run sbom -- [--out FILE] [--production]
The bill of materials (CycloneDX 1.5) of what package-lock.json installs, to a file or standard output.
--production leaves out what only developers need. The same lockfile gives the same bytes.
`;

const Bom = z.looseObject({
  serialNumber: z.string(),
  metadata: z.looseObject({ component: z.looseObject({}) }),
  components: z.array(z.looseObject({ 'bom-ref': z.string() })),
});

/**
 * As npm writes it, without what only this machine and this minute say: the time, npm's version, and
 * the folder's name in place of the package's.
 */
export function billOfMaterials({ production }: { production: boolean }): string {
  const options = [
    '--sbom-format=cyclonedx',
    '--package-lock-only',
    ...(production ? ['--omit=dev'] : []),
  ];
  const { status, stdout, stderr } = spawnSync('npm', ['sbom', ...options], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`npm could not write the bill of materials. ${stderr}`);
  const bom = Bom.parse(JSON.parse(stdout));
  const { component } = bom.metadata;
  const made = {
    ...bom,
    serialNumber: serialNumber(production),
    metadata: { component: { ...component, type: 'application', name: 'nemcon' } },
    components: bom.components.toSorted((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1)),
  };
  return `${JSON.stringify(made, null, 2)}\n`;
}

/** A UUID made of the lockfile (RFC 9562, version 8), so that the same one has the same number. */
function serialNumber(production: boolean): string {
  const hash = createHash('sha256').update(`${production} ${lockfileText()}`).digest('hex');
  const parts = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
  ];
  return `urn:uuid:${parts.join('-')}-${hash.slice(20, 32)}`;
}

function main(): void {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      production: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(usage);
  const text = billOfMaterials({ production: values.production });
  if (values.out === undefined) process.stdout.write(text);
  else writeFileSync(resolve(values.out), text);
}

if (import.meta.main) main();
