import { cast } from './cast.ts';
import type { Paper } from './paper.ts';

/** What follows an endorsement: the public register, and evidence that it was implemented. */
export async function carriedOut(paper: Paper): Promise<void> {
  await paper.reaches('publication');
  await paper.does(cast.registrar, {
    type: 'publish',
    entry: `${paper.title}: endorsed by the summit (demonstration).`,
  });
  await paper.does(cast.authority, {
    type: 'submit-evidence',
    evidence: 'The order of the ministry and the first report under it (sample).',
  });
  await paper.does(cast.secretary, { type: 'accept-evidence' });
}
