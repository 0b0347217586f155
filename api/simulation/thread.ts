import { parentPort } from 'node:worker_threads';
import type { Procedure } from '../../domain/procedure.ts';
import { simulate, simulateValue } from '../../procedures/cases/simulate.ts';
import type { Job, Played, Said } from './job.ts';

/** A round of the General Assembly fits, with every member answering many times. */
const most = { bodies: 500, events: 5000 };
const longestResult = 4_000_000;

class Lacking extends Error {}

parentPort?.on('message', (job: Job) => {
  say({ number: job.number, played: played(job) });
});
say({ ready: true });

function say(said: Said): void {
  parentPort?.postMessage(said, []);
}

function played({ written, procedures }: Job): Played {
  const find = (id: string): Procedure | undefined => {
    if (!Object.hasOwn(procedures, id)) throw new Lacking(id);
    return procedures[id] ?? undefined;
  };
  try {
    const how = { find, most };
    const done =
      'text' in written ? simulate(written.text, how) : simulateValue(written.value, how);
    if (done.exit === 2) return { is: 'senseless', faults: done.faults };
    const { result, differences } = done;
    const characters = JSON.stringify(result).length;
    if (characters > longestResult) return { is: 'too-large', characters };
    return { is: 'played', result, differences };
  } catch (error) {
    if (error instanceof Lacking) return { is: 'lacking', procedure: error.message };
    throw error;
  }
}
