import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultFolder } from '../folder.ts';
import { sentenceOf } from '../trouble.ts';
import { restore } from './restore.ts';

const help = `npm run restore -- [--data FOLDER] [--replace] FILE

Puts a backup into a data folder, from which npm start goes on. Nothing is touched before every byte
of it was checked and its register was started and has the audit log that it had.

  --data FOLDER  the data folder (${defaultFolder()})
  --replace      set aside what is in it, and keep that beside it; its keys go on being used
`;

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`Nothing was restored. ${sentenceOf(error)}\n`);
  process.exitCode = 1;
}

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      replace: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
  });
  const [file, ...more] = positionals;
  if (values.help || file === undefined || more.length > 0) {
    process[values.help ? 'stdout' : 'stderr'].write(help);
    return values.help ? 0 : 2;
  }
  const data = resolve(values.data ?? defaultFolder());
  const say = (line: string) => process.stderr.write(`  ${line}\n`);
  const asked = { file: resolve(file), data, replace: values.replace ?? false, say };
  const { manifest, kept } = await restore(asked);
  const { about, audit } = manifest;
  const lines = [
    `${data} is as it was on ${about.madeAt}: ${audit.size} entries in the audit log, root ${audit.root}.`,
    ...(kept === null ? [] : [`What was there is kept in ${kept}.`]),
    ...(existsSync(join(data, 'audit'))
      ? []
      : [
          'It has no signing key: put audit/ of the old folder back, or a new key is made (docs/backup.md).',
        ]),
    'Whatever was decided since is not in it. Stages whose deadline has passed come up held.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}
