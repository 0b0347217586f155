import { describeMachine } from './machine.ts';
import { help, OptionsWrong, parseOptions } from './options.ts';
import { printed } from './report.ts';
import { runSections } from './sections.ts';

/** Measures and prints; the table goes to standard output, what is going on to standard error. */
async function main(args: readonly string[]): Promise<void> {
  const options = parseOptions(args);
  if (options.help) {
    process.stdout.write(help);
    return;
  }
  const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);
  const machine = describeMachine();
  const began = new Date();
  const { lines, failed } = await runSections(options, say);
  const { quick, format } = options;
  process.stdout.write(printed({ began, quick, machine, lines }, format));
  if (failed.length === 0) return;
  say(`Not measured: ${failed.join(', ')}.`);
  process.exitCode = 1;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const isOurs = error instanceof OptionsWrong;
  const text = isOurs ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = isOurs ? 2 : 1;
}
