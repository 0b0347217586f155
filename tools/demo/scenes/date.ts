import { z } from 'zod';
import { timeShown } from '../../../api/contract/times.ts';
import { Refused, type Client } from '../../sample/client.ts';
import { nations, offices } from '../../sample/offices.ts';
import { cast, groups, introduce } from '../cast.ts';
import type { Paper } from '../paper.ts';

const day = 86_400_000;

const Infeasible = z.looseObject({ earliestSummit: timeShown });

/** A summit too soon for the whole route is refused with the earliest one that could hold. */
export async function refusedDate(client: Client, paper: Paper): Promise<void> {
  const { checks } = paper;
  const refusal = await refusalOf(client, paper, new Date(Date.now() + day).toISOString());
  checks.expect('what a summit tomorrow is answered', refusal?.code, 'plan-infeasible');
  if (!refusal) return;
  paper.tell(`${introduce(cast.secretary)} asks for a summit tomorrow: ${refusal.message}`);
  const { earliestSummit } = Infeasible.parse(refusal.problem);
  checks.expect(
    'that the refusal names the earliest date in words',
    refusal.message.includes(earliestSummit.sentence),
    true,
  );
  const again = await refusalOf(client, paper, earliestSummit.instant);
  checks.expect(
    'what the earliest date is answered',
    again?.code ?? 'it would open',
    'it would open',
  );
  const before = new Date(Date.parse(earliestSummit.instant) - day).toISOString();
  const sooner = await refusalOf(client, paper, before);
  checks.expect('what a day before it is answered', sooner?.code, 'plan-infeasible');
}

/** Only asked, never set up. */
async function refusalOf(
  client: Client,
  { reference }: Paper,
  summitAt: string,
): Promise<Refused | undefined> {
  const asked = {
    id: `${reference}-date`,
    title: 'A review whose date is only tried (demonstration)',
    procedure: { id: 'sdpr' },
    summitAt,
    groups: Object.values(groups).map(({ body, members }) => ({ body, members })),
    electorates: { nations },
    offices,
  };
  try {
    await client.rehearse(cast.secretary.id, '/api/reviews', asked);
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}
