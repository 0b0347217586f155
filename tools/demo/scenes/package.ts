import { packageShown } from '../../../api/contract/package.ts';
import type { Client } from '../../sample/client.ts';
import { cast, delegate } from '../cast.ts';
import { eventually } from '../eventually.ts';
import type { Paper } from '../paper.ts';
import type { DemoReview } from '../review.ts';

/** Before it is closed: who is ready, with hashes, what each said, and what a slip costs. */
export async function packageSeen(
  client: Client,
  review: DemoReview,
  papers: readonly Paper[],
): Promise<void> {
  const seen = await eventually(
    'the package to know its candidates',
    () => client.read(cast.secretary.id, `${review.address}/package`, packageShown),
    ({ members }) => members.length === papers.length,
  );
  for (const { reference, slip, reservations } of seen.members) {
    const paper = papers.find((one) => one.reference === reference);
    paper?.tell(`in the package: ${slip.sentence}`);
    paper?.checks.expect(
      'whose reservation is attached',
      reservations.map(({ body }) => body),
      ['LUX'],
    );
    paper?.checks.expect('that the cost of a slip is told', slip.sentence.length > 0, true);
  }
}

/** Closed with what the secretary saw; what a delegation sees of it hides the others' positions. */
export async function packageClosed(
  client: Client,
  review: DemoReview,
  members: readonly Paper[],
  takenOut: Paper,
): Promise<void> {
  await review.packageIsClosed(members);
  const seen = await client.read(cast.secretary.id, `${review.address}/package`, packageShown);
  for (const paper of members)
    paper.checks.expect(
      'the frozen members',
      seen.members.map(({ reference }) => reference).toSorted(),
      members.map(({ reference }) => reference).toSorted(),
    );
  takenOut.checks.expect(
    'the step of what was taken out',
    (await takenOut.look()).step,
    'consolidation',
  );
  const asNorway = await client.read(delegate('NOR').id, `${review.address}/package`, packageShown);
  const others = asNorway.members
    .flatMap(({ stages }) => stages)
    .flatMap(({ positions }) => positions)
    .filter(({ body, released }) => body !== 'NOR' && !released);
  members[0]?.checks.expect('positions of others that Norway sees', others, []);
}
