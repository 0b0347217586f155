import { randomUUID } from 'node:crypto';
import { demoReview, done, freshId, type TestedApi } from './running-api.ts';

const secretary = 'sofia.marin';
const chair = 'kari.holm';

/** Sends it until it is on record, as a client would on a busy machine: the same key has one effect. */
export async function kept(
  api: TestedApi,
  person: string,
  path: string,
  body: unknown,
): Promise<void> {
  const key = randomUUID();
  const end = Date.now() + 30_000;
  let answer = await api.post(person, path, body, { key });
  while ((answer.status === 202 || answer.status === 503) && Date.now() < end)
    answer = await api.post(person, path, body, { key });
  await done(Promise.resolve(answer));
}

/**
 * A review of its own whose first working group has these members. By the whole `sdpr`: the demo's
 * seconds would be over before a busy machine has answered.
 */
export async function openReview(api: TestedApi, members: readonly string[]): Promise<string> {
  const review = freshId('review');
  const groups = [{ body: 'WG-1', members }];
  const time = { procedure: { id: 'sdpr' }, summitAt: inDays(300) };
  await kept(api, secretary, '/api/reviews', demoReview(review, { groups, ...time }));
  return review;
}

/** A recommendation whose working group is asked to agree to its first text. */
export async function askToAgree(api: TestedApi, review: string) {
  const reference = freshId('R');
  const path = `/api/recommendations/${reference}`;
  const title = 'Publish award notices';
  const tasking = { reference, title, workingGroup: 'WG-1' };
  await kept(api, secretary, `/api/reviews/${review}/recommendations`, tasking);
  await kept(api, chair, `${path}/acts`, { type: 'accept' });
  const names = {
    benchmark: 'The Allied benchmark.',
    authority: 'MOD-UKR',
    dueDate: new Date(Date.now() + 3_600_000).toISOString(),
    indicator: 'Share of notices published.',
  };
  await kept(api, chair, `${path}/acts`, { type: 'freeze-version', text: 'A text.', names });
  const text = String((await api.get(chair, path)).at('text', 'hash'));
  return { reference, path, responses: `${path}/responses`, text };
}

/** A person with a mandate of their own, and its id. */
export async function appointed(
  api: TestedApi,
  body: string,
  role = 'delegate',
): Promise<{ person: string; mandate: string }> {
  const person = freshId(`${role}-${body.toLowerCase()}`);
  const granted = await done(api.post(secretary, '/api/mandates', { person, body, role }));
  return { person, mandate: String(granted.at('what', 'id')) };
}

export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}
