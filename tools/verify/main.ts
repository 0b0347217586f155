import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { KeyUnreadable } from '../../audit/keys.ts';
import type { PublicKey } from '../../audit/keys.ts';
import { checkReceipt } from '../../audit/receipt.ts';
import type { Receipt } from '../../audit/receipt.ts';
import type { Checkpoint } from '../../audit/checkpoint.ts';
import { told } from '../../audit/told.ts';
import { keyOf } from './public-key.ts';
import { NoReceipt, mostBytes, readReceipt } from '../../audit/receipt-file.ts';

const help = `npm run verify -- [--key KEY] RECEIPT

Says whether the receipt of a decision is genuine, without any server.

  RECEIPT     the file that you kept; - reads standard input
  --key KEY   the log's public key as your delegation was given it, or a file that holds it; left
              out, the key in the receipt is taken and you have to compare it yourself
  --help      this text

Exit code: 0 genuine, 1 not genuine, 2 it cannot be said (no receipt, no key, not readable).
`;

process.exitCode = main(process.argv.slice(2));

function main(args: readonly string[]): number {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { key: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    if (values.help || file === undefined || more.length > 0) {
      process[values.help ? 'stdout' : 'stderr'].write(help);
      return values.help ? 0 : 2;
    }
    return verified(file, values.key === undefined ? undefined : keyOf(values.key));
  } catch (error) {
    process.stderr.write(`It cannot be said: ${sentence(error)}\n`);
    return 2;
  }
}

function verified(file: string, trusted: PublicKey | undefined): number {
  const receipt = readReceipt(textOf(file));
  const verdict = checkReceipt(receipt, trusted);
  if (!verdict.genuine) {
    process.stderr.write(
      `Not genuine: ${verdict.why}. Show it to the secretary and keep the file.\n`,
    );
    return 1;
  }
  const { checkpoint } = verdict;
  const keys = checkpoint.by.map(({ text }) => text).join(', ');
  const hint = trusted
    ? 'That is the key you gave.'
    : 'This key stands in the receipt itself: compare it with the one your delegation was given.';
  process.stdout.write(
    `${[...linesOf(receipt, checkpoint), `  key    ${keys}`, hint].join('\n')}\n`,
  );
  return 0;
}

function linesOf(receipt: Receipt, { origin, size }: Checkpoint): string[] {
  const { what, where, by, when } = told(receipt);
  const { index, text } = receipt;
  return [
    `Genuine: this is entry ${index} of the log ${origin}, which had ${size} entries when it was signed.`,
    `  what   ${what}`,
    `  where  ${where}`,
    `  by     ${by}`,
    `  when   ${when}`,
    `  text   ${text === null ? 'none' : `the one with SHA-256 ${text}`}`,
  ];
}

function textOf(file: string): string {
  if (file !== '-' && statSync(file).size > mostBytes)
    throw new NoReceipt('it is longer than any receipt');
  return readFileSync(file === '-' ? 0 : file, 'utf8');
}

function sentence(error: unknown): string {
  if (error instanceof NoReceipt) return `the file is no receipt of Nemcon (${error.message}).`;
  if (error instanceof KeyUnreadable) return `the key you gave cannot be read. ${error.message}`;
  return `${error instanceof Error ? error.message : String(error)}.`;
}
