import { z } from 'zod';
import { commentShown, recommendationShown } from '../../api/contract/recommendations.ts';
import type { Client } from './client.ts';
import { personAt } from './people.ts';
import type { SampleRecommendation } from './recommendations.ts';
import { sampleReview } from './review.ts';
import type { Step } from './steps.ts';

const Text = recommendationShown.pick({ text: true });
const Comments = z.object({ items: z.array(commentShown) });

/**
 * Tasks a group with a recommendation and brings it to where the sample has it. Each act has a key
 * of its own for ever: a load that was interrupted goes on where it ended.
 */
export async function play(client: Client, recommendation: SampleRecommendation): Promise<void> {
  const { reference, title, workingGroup, steps } = recommendation;
  const secretary = personAt('IS', 'secretary').id;
  const tasking = { reference, title, workingGroup };
  const key = (step: number) => `sample-${reference}-${step}`;
  await client.write(secretary, `/api/reviews/${sampleReview}/recommendations`, tasking, key(0));
  for (const [at, step] of steps.entries()) await take(client, reference, step, key(at + 1));
}

async function take(client: Client, reference: string, step: Step, key: string): Promise<void> {
  const to = `/api/recommendations/${reference}`;
  switch (step.is) {
    case 'act':
      await client.write(step.by, `${to}/acts`, step.act, key);
      return;
    case 'comment':
      await client.write(step.by, `${to}/comments`, step.comment, key);
      return;
    case 'respond': {
      const { text } = await client.read(step.by, to, Text);
      const { position } = step;
      await client.write(step.by, `${to}/responses`, { position, text: text?.hash }, key);
      return;
    }
    case 'dispose': {
      const { items } = await client.read(step.by, `${to}/comments`, Comments);
      const comment = items[step.comment - 1]?.id;
      const act = { type: 'dispose', comment, disposition: 'accepted', reason: step.reason };
      await client.write(step.by, `${to}/acts`, act, key);
      return;
    }
  }
}
