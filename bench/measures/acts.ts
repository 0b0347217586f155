import type { PersonActor } from '../../domain/actor.ts';
import { openActs } from '../../domain/open-acts.ts';
import type { Recommendation } from '../../domain/state.ts';
import { closeStore, openStore } from '../../store/connection.ts';
import { findRecommendation } from '../../store/recommendations.ts';
import { settingOf } from '../../store/settings.ts';
import { personAt, type SamplePerson } from '../../tools/sample/people.ts';
import { budgets } from '../budgets.ts';
import type { Line } from '../line.ts';
import { failOnStatus } from '../nemcon/http.ts';
import type { Size } from '../size.ts';
import { median } from '../statistics.ts';
import { delegations } from '../target.ts';
import type { World } from '../world.ts';

/** Who sees a whole silence and could do most in it, and who is one of those that are asked. */
const readers = [personAt('IS', 'secretary'), personAt('NAC', 'presiding-officer')];

/**
 * What of an answer goes into asking the rules what its reader could do: a silence that all but one
 * have answered, read by HTTP (as floor), and the asking alone in this process, in turns.
 */
export async function measureActs({ targets, addresses }: World, size: Size): Promise<Line[]> {
  const { nemcon } = targets;
  const reference = await nemcon.begin();
  if (reference === null) throw new Error('The silence to read could not be begun.');
  for (let delegation = 0; delegation < delegations - 1; delegation += 1)
    await nemcon.decide(reference, delegation);
  const state = await stateOf(addresses.database, reference);
  const path = `/api/recommendations/${reference}`;
  const answers: number[] = [];
  const asked: number[] = [];
  for (let round = -1; round < size.rounds; round += 1)
    for (const reader of readers) {
      const token = await nemcon.tokenOf(reader.id);
      for (let number = 0; number < size.reads; number += 1) {
        const began = performance.now();
        failOnStatus(await nemcon.http.get(path, token), path);
        const read = performance.now();
        openActs(state, actorOf(reader), Date.now());
        const done = performance.now();
        // The first round warms both and is not counted.
        if (round < 0) continue;
        answers.push(read - began);
        asked.push(done - read);
      }
    }
  return [
    {
      id: 'acts-share',
      what: 'asking the rules what a reader could do, p50; floor: the whole answer',
      unit: 'ms',
      floor: median(answers),
      nemcon: median(asked),
      spread: null,
      budget: budgets['acts-share'] ?? null,
    },
  ];
}

async function stateOf(url: string, reference: string): Promise<Recommendation> {
  const store = await openStore({ url, poolSize: 1 });
  try {
    const found = await findRecommendation(store, reference);
    if (found === undefined) throw new Error(`The register has no ${reference}.`);
    return { ...found.state, setting: await settingOf(store, found.settingHash) };
  } finally {
    await closeStore(store);
  }
}

function actorOf({ id, body, role }: SamplePerson): PersonActor {
  return { is: 'person', person: id, body, role, mandate: `sample-${id}@1` };
}
